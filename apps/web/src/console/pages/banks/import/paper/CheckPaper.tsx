import { App, Empty, Input, Select, Spin, Typography } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { MoreButton } from '../../../../lists/MoreButton';
import type { Schemas } from '../../../../console-api';
import { ErrorNotice } from '../../../../ErrorNotice';
import { useDictionary } from '../../../../use-text';
import { ItemCard } from './ItemCard';
import { PaperSource } from './PaperSource';
import { paperDictionaries } from './paper-text';
import { Report, RestButton } from './Report';
import { StoreBar } from './StoreBar';
import { SHOWN, usePaperItems, useSettle, useSkip, type Paper, type PaperItem, type Shown } from './use-paper';

interface CheckProps {
  bank: Schemas['QuestionBankDto'];
  paper: Paper;
}

const shownIn = (address: URLSearchParams): Shown => SHOWN.find((one) => one === address.get('show')) ?? 'all';

/** The second step: every question next to its source in the file. */
export function CheckPaper({ bank, paper }: CheckProps) {
  const t = useDictionary(paperDictionaries);
  const [address, setAddress] = useSearchParams();
  const shown = shownIn(address);
  const show = (next: Shown) => setAddress(next === 'all' ? {} : { show: next }, { replace: true });
  const tabs = SHOWN.filter((one) => one === 'all' || one === shown || paper.counts[one] > 0);
  return (
    <>
      <Report bank={bank} paper={paper} />
      {paper.counts.good + paper.counts.open > 0 && <Settings bank={bank} paper={paper} />}
      <StoreBar bank={bank} paper={paper} onDomainMissing={openDomains} onStored={() => show('all')} />
      <div role="group" aria-label={t('shown')} className="paper-chips">
        {tabs.map((one) => (
          <button key={one} type="button" aria-pressed={one === shown} onClick={() => show(one)}>
            {t(one)} {paper.counts[one]}
          </button>
        ))}
        {shown === 'open' && paper.counts.open > 0 && <RestButton ids={{ bankId: bank.id, importId: paper.id }} />}
      </div>
      <Items key={shown} bank={bank} paper={paper} shown={shown} />
    </>
  );
}

/** Moves the focus to the domain field, which must be filled in before adding. */
function openDomains(): void {
  const field = document.querySelector<HTMLElement>('.paper-settings [role=combobox]');
  field?.scrollIntoView({ block: 'center' });
  field?.focus();
}

function Settings({ bank, paper }: CheckProps) {
  const t = useDictionary(paperDictionaries);
  const settle = useSettle({ bankId: bank.id, importId: paper.id });
  const { domainCode, difficulty, knowledgePoint } = paper;
  const [typed, setTyped] = useState(knowledgePoint ?? '');
  const change = (part: Partial<Schemas['ImportSettingsDto']>) =>
    settle.mutate({ domainCode, difficulty, knowledgePoint, ...part });
  const domain = bank.domains.find(({ code }) => code === domainCode);
  const keep = () => {
    const now = typed.trim() === '' ? null : typed.trim();
    if (now !== knowledgePoint) change({ knowledgePoint: now });
  };
  return (
    <>
      <fieldset className="paper-settings">
        <legend>{t('settings')}</legend>
        <label>
          <span>{t('domain')}</span>
          <Select
            aria-label={t('domain')}
            status={domainCode === null ? 'warning' : undefined}
            placeholder={bank.domains.length === 0 ? t('noDomains') : t('chooseDomain')}
            value={domainCode ?? undefined}
            showSearch={{ optionFilterProp: 'label' }}
            options={bank.domains.map(({ code, title }) => ({ value: code, label: title }))}
            onChange={(code: string) => change({ domainCode: code })}
          />
        </label>
        <label>
          <span>{t('knowledgePoint')}</span>
          <Input
            value={typed}
            maxLength={100}
            placeholder={domain?.title}
            onChange={({ target }) => setTyped(target.value)}
            onBlur={keep}
            onPressEnter={keep}
          />
        </label>
        <label>
          <span>{t('difficulty')}</span>
          <Select
            aria-label={t('difficulty')}
            value={difficulty}
            options={([1, 2, 3, 4, 5] as const).map((value) => ({ value, label: t(`difficulty${value}`) }))}
            onChange={(value: number) => change({ difficulty: value })}
          />
        </label>
      </fieldset>
      <PaperSource source={paper.source} onChange={(source) => change({ source })} />
      {settle.error && <ErrorNotice error={settle.error} />}
    </>
  );
}

function Items({ bank, paper, shown }: CheckProps & { shown: Shown }) {
  const t = useDictionary(paperDictionaries);
  const ids = { bankId: bank.id, importId: paper.id };
  const query = usePaperItems({ ...ids, shown });
  const skip = useSkip(ids);
  const { message } = App.useApp();
  const [mending, setMending] = useState<number | null>(null);
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const groups = new Map(query.data?.pages.flatMap((page) => page.groups).map((group) => [group.number, group]));
  const list = useRef<HTMLDivElement>(null);
  const toggle = ({ position, state }: PaperItem) => skip.mutate({ position, skipped: state !== 'skipped' });
  useListKeys({ list, items, onMend: setMending, onSkip: toggle, enabled: mending === null });
  if (query.isLoadingError) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (query.isPending) return <Spin className="console-wait" />;
  const goOn = (after: number) => {
    const next = items.find(({ position, state }) => position > after && state === 'faulty');
    setMending(next?.position ?? null);
    if (next) focusOn({ list: list.current, position: next.position });
    else void message.info(t('nothingOpen'));
  };
  return (
    <div ref={list}>
      {items.length === 0 && <Empty description={t('nothingHere')} />}
      {items.length > 0 && (
        <Typography.Text type="secondary" className="paper-keys">
          {t('keys')}
        </Typography.Text>
      )}
      {skip.error && <ErrorNotice error={skip.error} />}
      {items.map((item) => (
        <ItemCard
          key={item.position}
          bank={bank}
          paper={paper}
          item={item}
          group={item.groupNumber === null ? null : (groups.get(item.groupNumber) ?? null)}
          mending={mending === item.position}
          onMend={() => setMending(item.position)}
          onSkip={() => toggle(item)}
          onClose={() => {
            setMending(null);
            focusOn({ list: list.current, position: item.position });
          }}
          onNext={() => goOn(item.position)}
        />
      ))}
      <MoreButton query={query} label={t('more')} />
    </div>
  );
}

const cardOf = ({ list, position }: { list: HTMLElement | null; position: number }): HTMLElement | null =>
  list?.querySelector(`[data-position="${position}"]`) ?? null;

function focusOn(at: { list: HTMLElement | null; position: number }): void {
  const card = cardOf(at);
  card?.focus({ preventScroll: true });
  card?.scrollIntoView({ block: 'nearest' });
}

/** J and K move through the list; E and S fix or skip the focused question. */
function useListKeys({
  list,
  items,
  onMend,
  onSkip,
  enabled,
}: {
  list: { current: HTMLElement | null };
  items: PaperItem[];
  onMend: (position: number) => void;
  onSkip: (item: PaperItem) => void;
  enabled: boolean;
}): void {
  useEffect(() => {
    if (!enabled) return undefined;
    const act = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        target.closest('input, textarea, [role=combobox], [role=dialog]')
      )
        return;
      const here = Number(target.closest<HTMLElement>('[data-position]')?.dataset.position ?? 0);
      const index = items.findIndex(({ position }) => position === here);
      const item = items[index];
      const key = event.key.toLowerCase();
      if (key === 'j' || key === 'k') {
        const next = items[key === 'j' ? index + 1 : Math.max(0, index - 1)];
        if (next) focusOn({ list: list.current, position: next.position });
      } else if (key === 'e' && item && item.state !== 'stored') onMend(item.position);
      else if (key === 's' && item && item.state !== 'stored') onSkip(item);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', act);
    return () => window.removeEventListener('keydown', act);
  });
}
