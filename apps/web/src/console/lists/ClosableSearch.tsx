import { Checkbox, Input, Space } from 'antd';
import type { ReactNode } from 'react';

interface ClosableSearchProps {
  search: string;
  searchLabel: string;
  onSearch: (search: string) => void;
  showsClosed: boolean;
  closedLabel: string;
  onShowClosed: (showsClosed: boolean) => void;
  /** Said beside it: how many there are. */
  children: ReactNode;
}

/** The line above a list whose entries can be closed. */
export function ClosableSearch({
  search,
  searchLabel,
  onSearch,
  showsClosed,
  closedLabel,
  onShowClosed,
  children,
}: ClosableSearchProps) {
  return (
    <Space wrap className="console-card">
      <Input.Search
        allowClear
        maxLength={60}
        defaultValue={search}
        placeholder={searchLabel}
        aria-label={searchLabel}
        onSearch={(text) => onSearch(text.trim())}
      />
      <Checkbox checked={showsClosed} onChange={({ target }) => onShowClosed(target.checked)}>
        {closedLabel}
      </Checkbox>
      <span role="status">{children}</span>
    </Space>
  );
}
