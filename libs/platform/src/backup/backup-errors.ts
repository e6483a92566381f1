/** A file that cannot be read as a backup: it is something else, was changed, cut off, or is sealed with another key. */
export class BackupUnreadable extends Error {}

/** A backup that cannot be made as it was asked for. */
export class BackupRefused extends Error {}

/** A restore that was refused before anything was written, or of which nothing was left. */
export class RestoreRefused extends Error {}
