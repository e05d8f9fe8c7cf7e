import type { Certainty, Colour } from '../api/types.ts';
import { useT } from '../i18n/index.ts';

const shapes: Record<Colour, string> = {
  RED: 'M8 1.800 15 14H1L8 1.800Z',
  YELLOW: 'M2.500 2.500h11v11h-11z',
  BLUE: 'M8 1.800a6.200 6.200 0 1 1 0 12.400A6.200 6.200 0 0 1 8 1.800Z',
  NONE: 'M8 2.600a5.400 5.400 0 1 1 0 10.800A5.400 5.400 0 0 1 8 2.600Z',
};

/** 红▲ 黄■ 蓝● 无○ — the shape and the word say what the colour says. A provisional one is hollow and dashed. */
export function ColourMark({ colour, certainty, full = false }: { colour: Colour; certainty?: Certainty; full?: boolean }) {
  const t = useT();
  const provisional = certainty === 'PROVISIONAL' && colour !== 'NONE';
  const hollow = provisional || colour === 'NONE';
  const name = full ? t.colourFull[colour] : t.colour[colour];
  return (
    <span className="colour-mark" data-colour={colour}>
      <svg viewBox="0 0 16 16" width="15" height="15" aria-hidden focusable="false">
        <path
          d={shapes[colour]}
          fill={hollow ? 'none' : 'currentColor'}
          stroke="currentColor"
          strokeWidth={hollow ? 1.8 : 1}
          strokeLinejoin="round"
          strokeDasharray={provisional ? '2.6 1.6' : undefined}
        />
      </svg>
      <span className="colour-name">{name}</span>
      {certainty && certainty !== 'CONFIRMED' && colour !== 'NONE' && (
        <span className="colour-certainty">{t.certainty[certainty]}</span>
      )}
    </span>
  );
}
