import type { ReactNode } from 'react';

/** Our own small icons: antd's insert styles at run time and would triple the first download. */
function icon(paths: ReactNode, filled = false) {
  return function Icon({ size = 16, label }: { size?: number; label?: string }) {
    return (
      <svg
        viewBox="0 0 16 16"
        width={size}
        height={size}
        className="icon"
        fill={filled ? 'currentColor' : 'none'}
        stroke={filled ? 'none' : 'currentColor'}
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
        role={label ? 'img' : undefined}
        aria-label={label}
        aria-hidden={label ? undefined : true}
        focusable="false"
      >
        {paths}
      </svg>
    );
  };
}

export const RequestedIcon = icon(<path d="M14 2 2 7l4.500 2L14 2Zm0 0L9.500 14l-3-5" />);
export const DeliveredIcon = icon(<path d="m3 8.500 3.300 3.300L13 4.700" />);
export const SeenIcon = icon(
  <>
    <path d="M1.500 8S4 3.700 8 3.700 14.500 8 14.500 8 12 12.300 8 12.300 1.500 8 1.500 8Z" />
    <circle cx="8" cy="8" r="1.900" />
  </>,
);
export const AcceptedIcon = icon(
  <>
    <circle cx="8" cy="8" r="6.200" />
    <path d="m5.300 8.200 1.900 1.900 3.600-4" />
  </>,
);
export const RejectedIcon = icon(
  <>
    <circle cx="8" cy="8" r="6.200" />
    <path d="m5.800 5.800 4.400 4.400m0-4.400-4.400 4.400" />
  </>,
);
export const DoneIcon = icon(<path d="M3.500 14V2.300m0 .5c3-1.600 5.500 1.600 9 0v6.400c-3.500 1.600-6-1.600-9 0" />);
export const ClockIcon = icon(
  <>
    <circle cx="8" cy="8" r="6.200" />
    <path d="M8 4.700V8l2.300 1.600" />
  </>,
);
export const AlarmIcon = icon(
  <>
    <path d="M8 1.900 14.600 13.600H1.400L8 1.900Z" />
    <path d="M8 6.400v3.300m0 1.700v.1" />
  </>,
);
export const SearchIcon = icon(
  <>
    <circle cx="7" cy="7" r="4.700" />
    <path d="m10.600 10.600 3.600 3.600" />
  </>,
);
export const PlusIcon = icon(<path d="M8 2.800v10.400M2.800 8h10.400" />);
export const CloseIcon = icon(<path d="m3.600 3.600 8.800 8.800m0-8.800-8.800 8.800" />);
export const UserIcon = icon(
  <>
    <circle cx="8" cy="5.300" r="2.900" />
    <path d="M2.500 14c.6-3 2.700-4.600 5.500-4.600s4.900 1.600 5.500 4.600" />
  </>,
);
export const PinIcon = icon(
  <>
    <path d="M8 14.500S3 10 3 6.500a5 5 0 0 1 10 0c0 3.500-5 8-5 8Z" />
    <circle cx="8" cy="6.500" r="1.700" />
  </>,
);
export const LockIcon = icon(
  <>
    <rect x="3" y="7" width="10" height="7" rx="1.500" />
    <path d="M5.200 7V4.900a2.800 2.800 0 0 1 5.600 0V7" />
  </>,
);
export const ArrowUpIcon = icon(<path d="M8 13.500v-11M3.800 6.700 8 2.500l4.200 4.200" />);
export const RefreshIcon = icon(<path d="M13.700 3v3.500h-3.500M2.300 13V9.500h3.500M3 6.200a5.500 5.500 0 0 1 10.300-.3M13 9.800a5.500 5.500 0 0 1-10.300.3" />);
export const FilterIcon = icon(<path d="M2 3.500h12M4.500 8h7M6.800 12.500h2.400" />);
export const LiveIcon = icon(<circle cx="8" cy="8" r="4.200" />, true);
export const StaleIcon = icon(<path d="M8 1.900 14.600 13.600H1.400L8 1.900Z" />, true);
export const DownloadIcon = icon(<path d="M8 2.500v8m-3.300-3L8 10.800l3.300-3.300M2.500 13.500h11" />);
export const UploadIcon = icon(<path d="M8 10.800v-8M4.700 6 8 2.700 11.300 6M2.500 13.500h11" />);
export const HelpIcon = icon(
  <>
    <circle cx="8" cy="8" r="6.200" />
    <path d="M6.200 6.300a1.900 1.900 0 1 1 2.700 1.800c-.6.300-.9.700-.9 1.300m0 2v.1" />
  </>,
);
