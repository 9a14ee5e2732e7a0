import type { Card } from '../../commands/card.ts';
import type { Style } from './style.ts';
import { withoutControls } from './style.ts';

/** A card as text: its title, its lines, and the products to go on with where the lines don't name them. */
export function renderCard({ title, lines, choices, link }: Card, style: Style): string {
  const text = lines.map(withoutControls).join('\n');
  const others = choices
    .filter(({ productId }) => !text.includes(`\`${productId}\``))
    .map(({ productId, label }) => `  ${style.bold(withoutControls(productId))}  ${withoutControls(label)}`);
  const body = style.markdown(text.replace(/`([^`\n]*)`/gu, '$1'), true);
  const address = link === null ? [] : ['', withoutControls(`${link.label}: ${link.url}`)];
  return [style.bold(withoutControls(title)), '', body, ...others, ...address, ''].join('\n');
}
