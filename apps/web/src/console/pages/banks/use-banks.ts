import { useQuery } from '@tanstack/react-query';
import { api, ok } from '../../console-api';

export const useBanks = () => useQuery({ queryKey: ['banks'], queryFn: () => ok(api.GET('/api/v1/question-banks')) });
