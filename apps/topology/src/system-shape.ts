export type Profile = 'embedded' | 'production';

/** Number of processes of each kind. The embedded profile is always one process. */
export interface SystemShape {
  profile: Profile;
  apiCount: number;
  workerCount: number;
  /** Whether nginx is in front of the apis. */
  nginx: boolean;
  /** Whether database and queue are clusters with fail-over, behind two nginx; default false. */
  cluster?: boolean;
}

export const MOST_PROCESSES = 16;

export function describeShape({ profile, apiCount, workerCount, nginx, cluster }: SystemShape): string {
  const counted = (count: number, name: string): string => (count === 1 ? name : `${count} × ${name}`);
  switch (profile) {
    case 'embedded':
      return 'profile embedded';
    case 'production':
      return [
        'profile production',
        counted(apiCount, 'api'),
        counted(workerCount, 'worker'),
        ...(nginx ? [cluster ? '2 × nginx' : 'nginx'] : []),
        ...(cluster ? ['3 × Galera behind HAProxy', '2 × Redis with 3 sentinels'] : []),
      ].join(', ');
  }
}
