import { limits } from '../limits.ts';

/** The components that messages are built of: as much of the platform's as is used. */

/** https://docs.discord.com/developers/components/reference#component-object-component-types */
export const typeOf = { row: 1, button: 2, select: 3, section: 9, text: 10, separator: 14, container: 17 } as const;

/** https://docs.discord.com/developers/components/reference#button-button-styles */
export const buttonStyle = { primary: 1, secondary: 2, link: 5 } as const;

/** https://docs.discord.com/developers/resources/message#message-object-message-flags */
export const flagOf = { suppressEmbeds: 1 << 2, ephemeral: 1 << 6, componentsV2: 1 << 15 } as const;

export interface TextDisplay {
  readonly type: typeof typeOf.text;
  /** Tells what a text is when the message comes back with a click. */
  readonly id?: number;
  readonly content: string;
}

export interface Button {
  readonly type: typeof typeOf.button;
  readonly style: (typeof buttonStyle)[keyof typeof buttonStyle];
  readonly label: string;
  readonly custom_id?: string;
  readonly url?: string;
}

export interface Select {
  readonly type: typeof typeOf.select;
  readonly custom_id: string;
  readonly placeholder: string;
  readonly options: readonly { readonly label: string; readonly value: string }[];
}

export interface Row {
  readonly type: typeof typeOf.row;
  readonly components: readonly (Button | Select)[];
}

export interface Section {
  readonly type: typeof typeOf.section;
  readonly components: readonly TextDisplay[];
  readonly accessory: Button;
}

export interface Separator {
  readonly type: typeof typeOf.separator;
  readonly divider: boolean;
  readonly spacing: 1 | 2;
}

/** What stands in a container. */
export type Inner = TextDisplay | Section | Separator | Row;

export interface Container {
  readonly type: typeof typeOf.container;
  readonly accent_color: number;
  readonly components: readonly Inner[];
}

/** One message. */
export interface DiscordMessage {
  /** Which kind it is, and that it shows no embed. */
  readonly flags: number;
  /** Null where it is made of components. */
  readonly content: string | null;
  readonly components: readonly (Container | Row)[];
}

/** The first message grows; the others follow it. */
export interface DiscordReply {
  readonly parts: readonly [DiscordMessage, ...DiscordMessage[]];
}

export const textDisplay = (content: string, id?: number): TextDisplay => {
  return id === undefined ? { type: typeOf.text, content } : { type: typeOf.text, id, content };
};

export const divider: Separator = { type: typeOf.separator, divider: true, spacing: 1 };

/** Buttons in rows of five. */
export function rowsOf(buttons: readonly Button[]): readonly Row[] {
  const count = Math.ceil(buttons.length / limits.buttons);
  return Array.from({ length: count }, (_, row) => ({
    type: typeOf.row,
    components: buttons.slice(row * limits.buttons, (row + 1) * limits.buttons),
  }));
}

/** A message made of components alone. */
export function componentMessage(colour: number, inner: readonly Inner[]): DiscordMessage {
  const components = inner.length === 0 ? [textDisplay('…')] : inner;
  return {
    flags: flagOf.componentsV2,
    content: null,
    components: [{ type: typeOf.container, accent_color: colour, components }],
  };
}

interface Size {
  /** Those inside others included. */
  readonly components: number;
  readonly text: number;
  readonly bytes: number;
}

/** What components take of the limits of a message. */
export function sizeOf(inner: readonly Inner[]): Size {
  const texts = inner.flatMap((one) => {
    if (one.type === typeOf.text) return [one.content];
    return one.type === typeOf.section ? one.components.map(({ content }) => content) : [];
  });
  const nested = inner.map((one) => {
    if (one.type === typeOf.section) return one.components.length + 2;
    return one.type === typeOf.row ? one.components.length + 1 : 1;
  });
  return {
    components: nested.reduce((sum, count) => sum + count, 0),
    text: texts.reduce((sum, text) => sum + text.length, 0),
    bytes: texts.reduce((sum, text) => sum + Buffer.byteLength(text) + limits.bytesBesideText, 0),
  };
}

/** Whether a container of these is a message that the platform takes. */
export function fitsMessage(inner: readonly Inner[]): boolean {
  const { components, text, bytes } = sizeOf(inner);
  return components + 1 <= limits.components && text <= limits.text && bytes <= limits.bytes;
}
