import { Button, Modal } from 'antd';
import { useT } from '../shared/i18n/index.ts';
import { SIGN_IN } from './signIn.ts';

/** A session that ends in the middle of work must not cost the work. */
export default function SessionEnded({ goOn }: { goOn: () => void }) {
  const t = useT();
  return (
    <Modal
      open
      title={t.signIn.expired}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      footer={[
        <Button key="go" onClick={goOn}>
          {t.signIn.continue}
        </Button>,
        <Button key="sign" type="primary" href={SIGN_IN} target="_blank" rel="noopener">
          {t.signIn.again}
        </Button>,
      ]}
    >
      <p>{t.signIn.expiredText}</p>
    </Modal>
  );
}
