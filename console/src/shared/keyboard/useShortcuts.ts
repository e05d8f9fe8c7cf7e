import { useEffect, useRef } from 'react';

type Shortcuts = Record<string, (event: KeyboardEvent) => void>;

/** Whether keys now belong to a text, a menu or a dialog and not to the page. */
function keysAreTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return true;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('input, textarea, select, [role="combobox"], [role="menu"]')) return true;
  return document.querySelector('.ant-modal-wrap:not([style*="display: none"])') !== null;
}

/**
 * Single keys for the page, `j` or `?`, by what the key types. They rest while a text is being typed or a dialog is
 * open. Escape is heard in a text too, where it first gives the focus back to the page.
 */
export function useShortcuts(shortcuts: Shortcuts, active = true): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    if (!active) return;
    const hear = (event: KeyboardEvent) => {
      const shortcut = latest.current[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!shortcut || keysAreTaken(event)) return;
      event.preventDefault();
      shortcut(event);
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [active]);
}
