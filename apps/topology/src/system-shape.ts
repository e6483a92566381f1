export type Profile = 'embedded' | 'production';

/** Number of processes of each kind. The embedded profile is always one process. */
export interface SystemShape {
  profile: Profile;
  apiCount: number;
  workerCount: number;
  /** Whether nginx is in front of the apis. */
  nginx: boolean;
}

export const MOST_PROCESSES = 16;

export function describeShape({ profile, apiCount, workerCount, nginx }: SystemShape): string {
  const counted = (count: number, name: string): string => (count === 1 ? name : `${count} × ${name}`);
  switch (profile) {
    case 'embedded':
      return 'profile embedded';
    case 'production':
      return [
        'profile production',
        counted(apiCount, 'api'),
        counted(workerCount, 'worker'),
        ...(nginx ? ['nginx'] : []),
      ].join(', ');
  }
}
