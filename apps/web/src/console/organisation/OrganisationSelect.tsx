import { useQuery } from '@tanstack/react-query';
import { TreeSelect } from 'antd';
import { api, ok } from '../console-api';
import { organisationTree } from './organisation-tree';
import { organisationDictionaries } from './organisation-text';
import { useDictionary } from '../use-text';

const KEPT_MS = 5 * 60_000;

export function useOrganisations() {
  return useQuery({
    queryKey: ['organisations'],
    queryFn: () => ok(api.GET('/api/v1/organisations')),
    staleTime: KEPT_MS,
  });
}

interface OrganisationSelectProps {
  id?: string;
  value?: string;
  onChange?: (organisationId: string | undefined) => void;
  placeholder?: string;
  allowClear?: boolean;
  disabled?: boolean;
  size?: 'large';
  className?: string;
}

/** Selects one of the organisations that the user can access; works in a Form.Item. */
export function OrganisationSelect(props: OrganisationSelectProps) {
  const query = useOrganisations();
  const t = useDictionary(organisationDictionaries);
  // In a form something new is put there; a filter looks for what was.
  const tree = organisationTree(query.data ?? [], { word: t('closedSuffix'), areDisabled: props.id !== undefined });
  return (
    <TreeSelect
      {...props}
      // In a form the label names the field; elsewhere the placeholder does.
      aria-label={props.id === undefined ? props.placeholder : undefined}
      showSearch={{ treeNodeFilterProp: 'title' }}
      loading={query.isPending}
      treeData={tree}
      treeDefaultExpandedKeys={tree.map(({ value }) => value)}
      popupMatchSelectWidth={false}
      status={query.isError ? 'error' : undefined}
    />
  );
}
