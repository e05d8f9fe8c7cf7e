import { message } from 'antd';
import type { MessageInstance } from 'antd/es/message/interface';
import { createContext, use, type ReactNode } from 'react';

const NoticeContext = createContext<MessageInstance | undefined>(undefined);

/** Short notices at the top of the screen. antd's own `App` would bring dialogs into the first download. */
export function Notices({ children }: { children: ReactNode }) {
  const [notices, place] = message.useMessage({ maxCount: 3 });
  return (
    <NoticeContext value={notices}>
      {children}
      {place}
    </NoticeContext>
  );
}

export function useNotices(): MessageInstance {
  const notices = use(NoticeContext);
  if (!notices) throw new Error('outside of Notices');
  return notices;
}
