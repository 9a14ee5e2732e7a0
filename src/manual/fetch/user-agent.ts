import packageJson from '../../../package.json' with { type: 'json' };

/** Tells the maker's server who asks. */
export const userAgent = `${packageJson.name}/${packageJson.version} (+product support bot)`;
