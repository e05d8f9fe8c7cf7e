import { Button } from 'antd';
import { Component, type ReactNode } from 'react';
import { useT } from '../shared/i18n/index.ts';
import { EmptyState } from '../shared/ui/States.tsx';

/** The last resort: a fault of ours shows words and a way out, not a white page. */
export class FaultBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <Fault /> : this.props.children;
  }
}

function Fault() {
  const t = useT();
  return (
    <main className="fault-page">
      <EmptyState
        title={t.fault.unexpected}
        text={t.fault.unexpectedText}
        action={
          <Button type="primary" onClick={() => window.location.reload()}>
            {t.fault.reloadPage}
          </Button>
        }
      />
    </main>
  );
}
