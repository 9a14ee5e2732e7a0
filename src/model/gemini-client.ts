import { GoogleGenAI } from '@google/genai';

const googleUrl = 'https://generativelanguage.googleapis.com';

export interface GeminiAccess {
  readonly apiKey: string;
  /** Without a version; null for Google's own. */
  readonly baseUrl: string | null;
}

/** Google's client, looking into no environment. */
export function createGeminiClient({ apiKey, baseUrl }: GeminiAccess): GoogleGenAI {
  return new GoogleGenAI({
    apiKey,
    vertexai: false,
    apiVersion: 'v1beta',
    // Always given: the SDK would look into the environment otherwise.
    httpOptions: { baseUrl: baseUrl ?? googleUrl },
  });
}
