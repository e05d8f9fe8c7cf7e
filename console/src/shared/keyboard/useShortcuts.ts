import { useEffect, useRef } from 'react';

type Shortcuts = Record<string, (event: KeyboardEvent) => void>;

const UNFOLDED = '[role="combobox"][aria-expanded="true"], [aria-haspopup="menu"][aria-expanded="true"]';

/** Whether keys now belong to a text, a menu or a dialog and not to the page. */
function keysAreTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return true;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('[role="menu"]')) return true;
  if (event.key !== 'Escape' && (target.isContentEditable || target.closest('input, textarea, select, [role="combobox"]'))) return true;
  return document.querySelector('.ant-modal-wrap:not([style*="display: none"])') !== null;
}

/**
 * Single keys for the page, `j` or `?`, by what the key types. They rest while a text is being typed or a dialog is
 * open. Escape is heard in a text too, unless it closes a list that is unfolded there.
 */
export function useShortcuts(shortcuts: Shortcuts, active = true): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    if (!active) return;
    let listOpen = false; // as the key goes down: when the page hears of it, the list has closed already
    const look = ({ target }: KeyboardEvent) => {
      listOpen = target instanceof Element && target.closest(UNFOLDED) !== null;
    };
    const hear = (event: KeyboardEvent) => {
      const shortcut = latest.current[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!shortcut || listOpen || keysAreTaken(event)) return;
      event.preventDefault();
      shortcut(event);
    };
    window.addEventListener('keydown', look, true);
    window.addEventListener('keydown', hear);
    return () => {
      window.removeEventListener('keydown', look, true);
      window.removeEventListener('keydown', hear);
    };
  }, [active]);
}
