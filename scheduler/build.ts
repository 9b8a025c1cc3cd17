// The version of this build, as people and peers are told it. One line, read by everything that says a version.
// packaging/ replaces it for a release; a test compares it with package.json.

export const buildVersion = "0.1.0";
