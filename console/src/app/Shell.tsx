import { Button, Dropdown, Tooltip, type MenuProps } from 'antd';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { NavLink, useLocation, useNavigate } from 'react-router';
import { ask } from '../shared/api/http.ts';
import { useMe } from '../shared/dictionaries.ts';
import { named, useT } from '../shared/i18n/index.ts';
import { useShortcuts } from '../shared/keyboard/useShortcuts.ts';
import { choose, usePreferences, type Look } from '../shared/preferences.ts';
import { FIELD, IMPORTS_FILES, useRole } from '../shared/roles.ts';
import { HelpIcon, PlusIcon, UserIcon } from '../shared/ui/icons.tsx';
import { ConnectionState } from './ConnectionState.tsx';

const ShortcutHelp = lazy(() => import('./ShortcutHelp.tsx'));
const About = lazy(() => import('./About.tsx'));

/** The frame around every page: where one is, whether the feed lives, who one is. */
export function Shell({ children }: { children: ReactNode }) {
  const t = useT();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [help, setHelp] = useState(false);
  const [about, setAbout] = useState(false);
  const raising = pathname === '/raise';
  const mayRaise = useRole(FIELD);
  const mayImport = useRole(IMPORTS_FILES);
  const admin = useRole(['ADMIN']);

  useShortcuts({ '?': () => setHelp(true) });
  useShortcuts({ n: () => void navigate('/raise') }, mayRaise && !raising);

  return (
    <div className="shell">
      <a className="skip-link" href="#main">
        {t.common.skip}
      </a>
      <header className="topbar">
        <NavLink to="/" className="brand" aria-label={`${t.product} ${t.tagline}`}>
          <Bridge />
          <span className="brand-name">{t.product}</span>
        </NavLink>
        <nav className="topnav" aria-label={t.nav.main}>
          <NavLink to="/" className={({ isActive }) => (isActive || pathname.startsWith('/cases/') ? 'active' : '')} end>
            {t.nav.queue}
          </NavLink>
          {mayImport && <NavLink to="/imports">{t.nav.imports}</NavLink>}
          <NavLink to="/reachability">{t.nav.reachability}</NavLink>
          {admin && <NavLink to="/dead-letters">{t.nav.deadLetters}</NavLink>}
        </nav>
        <div className="topbar-end">
          <ConnectionState />
          {!raising && mayRaise && (
            <Button type="primary" icon={<PlusIcon size={14} />} onClick={() => void navigate('/raise')} data-testid="raise-open" className="raise-open">
              <span className="raise-label">{t.raise.open}</span>
              <kbd className="kbd kbd-on-primary" aria-hidden>
                N
              </kbd>
            </Button>
          )}
          <Tooltip title={`${t.keys.title} (?)`}>
            <Button type="text" icon={<HelpIcon />} aria-label={t.keys.title} onClick={() => setHelp(true)} className="help-open" />
          </Tooltip>
          <UserMenu openAbout={() => setAbout(true)} openHelp={() => setHelp(true)} />
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <Suspense fallback={null}>
        {help && <ShortcutHelp close={() => setHelp(false)} />}
        {about && <About close={() => setAbout(false)} />}
      </Suspense>
    </div>
  );
}

function UserMenu({ openAbout, openHelp }: { openAbout: () => void; openHelp: () => void }) {
  const t = useT();
  const me = useMe().data;
  const { language, look } = usePreferences();
  const department = me && named(t, 'departments', me.department, me.departmentName);
  const looks: Look[] = ['auto', 'light', 'dark'];

  const items: MenuProps['items'] = [
    { key: 'who', type: 'group', label: me ? `${me.name} · ${department}` : '' },
    {
      key: 'language',
      type: 'group',
      label: t.user.language,
      children: [
        { key: 'zh', label: <span lang="zh-CN">中文</span> },
        { key: 'en', label: <span lang="en">English</span> },
      ],
    },
    { key: 'look', type: 'group', label: t.user.look, children: looks.map((each) => ({ key: each, label: t.user[each] })) },
    { type: 'divider' },
    { key: 'help', label: t.user.help },
    { key: 'about', label: t.user.about },
    { key: 'out', label: t.signIn.signOut, danger: true },
  ];

  const onClick: MenuProps['onClick'] = ({ key }) => {
    if (key === 'zh' || key === 'en') choose({ language: key });
    else if (key === 'auto' || key === 'light' || key === 'dark') choose({ look: key });
    else if (key === 'help') openHelp();
    else if (key === 'about') openAbout();
    else if (key === 'out') void signOut();
  };

  return (
    <Dropdown trigger={['click']} menu={{ items, onClick, selectable: true, selectedKeys: [language, look] }}>
      <Button type="text" className="user-button" aria-label={t.user.menu} data-testid="user-menu">
        <UserIcon />
        <span className="user-name">{me?.name}</span>
        <span className="user-department">{department}</span>
      </Button>
    </Dropdown>
  );
}

/** Ends the session here; the answer says where the identity provider ends its own. */
async function signOut(): Promise<void> {
  const answer = await ask<{ location?: string } | undefined>('/logout', { method: 'POST' });
  window.location.assign(answer.data?.location ?? '/');
}

function Bridge() {
  return (
    <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden focusable="false" className="brand-mark">
      <rect width="32" height="32" rx="8" className="brand-ground" />
      <path d="M5 22c3-8 8-12 11-12s8 4 11 12" fill="none" stroke="#fff" strokeWidth="2.600" strokeLinecap="round" />
      <path d="M10.500 22v-5M16 22V11M21.500 22v-5" stroke="#fff" strokeWidth="1.800" strokeLinecap="round" />
      <path d="M4 25.500h24" stroke="#f0b35a" strokeWidth="2.400" strokeLinecap="round" />
    </svg>
  );
}
