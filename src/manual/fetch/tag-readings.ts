import { refreshTarget } from './refresh.ts';

const INPUTS = new Set(['email', 'tel', 'text', 'password']);

/** What is typed in on a page: the attributes of the input that is being read, and what was asked for so far. */
export function createInputReading() {
  const asked = { password: false, input: false };
  let current = { type: 'text', value: '' };
  return {
    asked,
    begin(): void {
      current = { type: 'text', value: '' };
    },
    attribute: (name: string, value: string): void => {
      if (name === 'type') current.type = value.slice(0, 20).toLowerCase();
      if (name === 'value') current.value = value.slice(0, 200);
    },
    /** The words on it if it is a button, else null. */
    end(isFurniture: boolean): string | null {
      const { type, value } = current;
      if (type === 'submit' || type === 'button') return value;
      if (!INPUTS.has(type) || isFurniture) return null;
      asked.input = true;
      asked.password ||= type === 'password';
      return null;
    },
  };
}

/** Where a page leads by itself: the first of its `<meta>` that says so. */
export function createRefreshReading() {
  let target: string | null = null;
  let current = { isRefresh: false, content: '' };
  return {
    target: () => target,
    begin(): void {
      current = { isRefresh: false, content: '' };
    },
    attribute(name: string, value: string): void {
      if (name === 'http-equiv') current.isRefresh = value.trim().toLowerCase() === 'refresh';
      if (name === 'content') current.content = value;
    },
    end(): void {
      if (current.isRefresh) target ??= refreshTarget(current.content);
    },
  };
}
