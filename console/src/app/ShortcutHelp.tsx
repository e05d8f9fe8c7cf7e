import { Modal } from 'antd';
import { useT } from '../shared/i18n/index.ts';

export default function ShortcutHelp({ close }: { close: () => void }) {
  const t = useT();
  const rows: [string[], string][] = [
    [['J'], t.keys.next],
    [['K'], t.keys.previous],
    [['Enter'], t.keys.open],
    [['Esc'], t.keys.escape],
    [['/'], t.keys.search],
    [['N'], t.keys.raise],
    [['.'], t.keys.showNew],
    [['G'], t.keys.refresh],
    [['?'], t.keys.help],
  ];
  return (
    <Modal open onCancel={close} title={t.keys.title} footer={null} width={420}>
      <dl className="shortcut-list">
        {rows.map(([pressed, does]) => (
          <div key={does}>
            <dt>
              {pressed.map((key) => (
                <kbd key={key} className="kbd">
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
