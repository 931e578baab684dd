const GIGABYTE = 1024 ** 3;

/** What one export may hold. An archive without ZIP64 ends at 4 GiB and at 65,535 files. */
export const EXPORT_LIMITS = {
  /** No record is older, and the database counts no later year than clocks write. */
  firstDay: '1900-01-01',
  lastDay: '2999-12-31',
  documents: 2_000,
  /** Attachments alone, when it is asked for. */
  attachmentBytes: 3 * GIGABYTE,
  /** Everything, while it is written. */
  fileBytes: 3.9 * GIGABYTE,
  /** Files of one person that lie ready to be fetched. */
  kept: 3,
  keptHours: 24,
  /** How often a job is begun before it is given up. */
  attempts: 3,
} as const;

export function sizeLabel(bytes: number): string {
  return `${(bytes / GIGABYTE).toFixed(1)}GB`;
}
