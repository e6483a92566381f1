import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, type ReactNode } from 'react';
import { ApiError } from '../api/http';
import { api, ok, type Schemas } from './console-api';
import { watchForLife } from './keep-signed-in';

export type SignedInStaff = Schemas['SignedInStaffView'];
export type StaffRole = SignedInStaff['roles'][number]['role'];

const StaffContext = createContext<SignedInStaff | null>(null);

/** `staff` is null while nobody is signed in, and undefined until known. */
export function useSignedInStaff(): {
  staff: SignedInStaff | null | undefined;
  error: Error | null;
  retry: () => void;
} {
  const query = useQuery({
    queryKey: ['staff', 'me'],
    queryFn: () =>
      ok(api.GET('/api/v1/staff/me')).catch((error: unknown) => {
        if (error instanceof ApiError && error.status === 401) return null;
        throw error;
      }),
    staleTime: 60_000,
  });
  return { staff: query.data, error: query.error, retry: () => void query.refetch() };
}

export const StaffProvider = ({ staff, children }: { staff: SignedInStaff; children: ReactNode }) => (
  <StaffContext.Provider value={staff}>{children}</StaffContext.Provider>
);

/** Keeps the sign-in alive while there is input. */
export function useKeepSignedIn(): void {
  const client = useQueryClient();
  useEffect(() => watchForLife(() => void client.refetchQueries({ queryKey: ['staff', 'me'] })), [client]);
}

/** The signed-in member of staff; only below StaffProvider. */
export function useStaff(): SignedInStaff {
  const staff = useContext(StaffContext);
  if (!staff) throw new Error('There is no StaffProvider above');
  return staff;
}

export function useMay(): (...roles: StaffRole[]) => boolean {
  const { roles: held } = useStaff();
  return (...roles) => held.some(({ role }) => roles.includes(role));
}

/** After a sign-in or sign-out, drops all cached data. */
export function useForgetEverything(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'staff' });
    await client.invalidateQueries({ queryKey: ['staff'] });
  };
}
