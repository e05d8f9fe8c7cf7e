import { Modal } from 'antd';
import { useT } from '../shared/i18n/index.ts';

export default function About({ close }: { close: () => void }) {
  const t = useT();
  return (
    <Modal open title={`${t.product} · ${t.tagline}`} footer={null} onCancel={close}>
      <p>{t.about.text}</p>
      <p className="muted">{t.about.colourRule}</p>
      <p className="muted">{t.about.licence}: Apache-2.0</p>
    </Modal>
  );
}
