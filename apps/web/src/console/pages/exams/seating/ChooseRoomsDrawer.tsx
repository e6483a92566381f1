import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Collapse, Drawer, Input, InputNumber, Space, Spin, Typography } from 'antd';
import { useState } from 'react';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { LinkButton } from '../../../LinkButton';
import { useDictionary } from '../../../use-text';
import { useSites, type Site, type SiteItem } from '../../sites/use-sites';
import { seatingDictionaries } from './seating-text';
import { roomLabel, seatingKey, type Seating } from './use-seating';

interface Chosen {
  places: number;
  invigilators: string;
}

interface ChooseRoomsProps {
  sitting: Schemas['SittingDto'];
  seating: Seating;
  onClose: () => void;
}

/** Which rooms of which sites a sitting uses, how many places of each, and who invigilates there. */
export function ChooseRoomsDrawer({ sitting, seating, onClose }: ChooseRoomsProps) {
  const t = useDictionary(seatingDictionaries);
  const { message } = App.useApp();
  const client = useQueryClient();
  const sites = useSites();
  const [chosen, setChosen] = useState<ReadonlyMap<string, Chosen>>(
    () => new Map(seating.rooms.map(({ roomId, places, invigilators }) => [roomId, { places, invigilators }])),
  );
  const save = useMutation({
    mutationFn: () =>
      ok(
        api.PUT('/api/v1/sittings/{sittingId}/rooms', {
          params: { path: { sittingId: sitting.id } },
          body: { rooms: [...chosen].map(([roomId, room]) => ({ roomId, ...room })) },
        }),
      ),
    onSuccess: async () => {
      onClose();
      void message.success(t('roomsSaved'));
      await client.invalidateQueries({ queryKey: seatingKey(sitting.id) });
    },
  });
  const used = new Set(seating.rooms.map(({ siteId }) => siteId));
  const offered = (sites.data ?? []).filter(({ id, closedAt }) => closedAt === null || used.has(id));
  const places = [...chosen.values()].reduce((sum, room) => sum + room.places, 0);
  const change = (rooms: ReadonlyMap<string, Chosen | null>) => {
    const next = new Map(chosen);
    for (const [id, room] of rooms)
      if (room) next.set(id, room);
      else next.delete(id);
    setChosen(next);
  };
  return (
    <Drawer
      open
      size={760}
      rootClassName="console-drawer"
      title={t('roomsTitle', { sitting: sitting.title })}
      onClose={onClose}
      footer={
        <Space wrap>
          <Button type="primary" loading={save.isPending} onClick={() => save.mutate()}>
            {t('save')}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </Space>
      }
    >
      <Typography.Paragraph role="status">
        {t('roomsText', { places, registered: seating.registered })}
      </Typography.Paragraph>
      {(sites.error ?? save.error) && <ErrorNotice error={sites.error ?? save.error} />}
      {sites.isPending && <Spin className="console-wait" />}
      {sites.data && offered.length === 0 && (
        <Space wrap>
          {t('noSites')} <LinkButton to="/sites?site=new">{t('addSites')}</LinkButton>
        </Space>
      )}
      {offered.length > 0 && <SiteList sites={offered} used={used} chosen={chosen} onChange={change} />}
    </Drawer>
  );
}

interface SiteListProps {
  sites: SiteItem[];
  used: ReadonlySet<string>;
  chosen: ReadonlyMap<string, Chosen>;
  onChange: (rooms: ReadonlyMap<string, Chosen | null>) => void;
}

/** The rooms of a site are loaded when it is opened; those of sites in use at once. */
function SiteList({ sites, used, chosen, onChange }: SiteListProps) {
  const only = sites.length === 1 ? sites.map(({ id }) => id) : [];
  const [open, setOpen] = useState<readonly string[]>([...used, ...only]);
  const queries = useQueries({
    queries: open.map((id) => ({
      queryKey: ['sites', id],
      queryFn: () => ok(api.GET('/api/v1/sites/{id}', { params: { path: { id } } })),
    })),
  });
  return (
    <Collapse
      activeKey={[...open]}
      onChange={(keys) => setOpen([keys].flat().map(String))}
      items={sites.map((site) => {
        const query = queries[open.indexOf(site.id)];
        return {
          key: site.id,
          label: `${site.code} ${site.name} (${site.places})`,
          children: query?.data ? (
            <SiteRooms site={query.data} chosen={chosen} onChange={onChange} />
          ) : query?.error ? (
            <ErrorNotice error={query.error} />
          ) : (
            <Spin />
          ),
        };
      })}
    />
  );
}

function SiteRooms({ site, chosen, onChange }: Pick<SiteListProps, 'chosen' | 'onChange'> & { site: Site }) {
  const t = useDictionary(seatingDictionaries);
  const ticked = site.rooms.filter(({ id }) => chosen.has(id)).length;
  const all = (isTicked: boolean) =>
    onChange(
      new Map(
        site.rooms.map(({ id, places }) => [id, isTicked ? (chosen.get(id) ?? { places, invigilators: '' }) : null]),
      ),
    );
  return (
    <div className="console-stack">
      <Checkbox
        checked={ticked > 0 && ticked === site.rooms.length}
        indeterminate={ticked > 0 && ticked < site.rooms.length}
        onChange={({ target }) => all(target.checked)}
      >
        {t('allOfSite', { site: site.name })}
      </Checkbox>
      {site.rooms.map(({ id, number, name, places, rows, columns }) => {
        const room = chosen.get(id);
        const label = roomLabel(number);
        const set = (some: Partial<Chosen>) =>
          onChange(new Map([[id, { places, invigilators: '', ...room, ...some }]]));
        return (
          <Space key={id} wrap>
            <Checkbox
              checked={room !== undefined}
              onChange={({ target }) => onChange(new Map([[id, target.checked ? { places, invigilators: '' } : null]]))}
            >
              {t('openRoom', { number: label })} {name}
            </Checkbox>
            {room && (
              <>
                <InputNumber
                  min={1}
                  max={rows * columns}
                  precision={0}
                  value={room.places}
                  aria-label={t('placesOf', { number: label })}
                  onChange={(value) => set({ places: value ?? places })}
                />
                <Input
                  maxLength={200}
                  value={room.invigilators}
                  placeholder={t('invigilators')}
                  aria-label={t('invigilatorsOf', { number: label })}
                  onChange={({ target }) => set({ invigilators: target.value })}
                />
              </>
            )}
          </Space>
        );
      })}
    </div>
  );
}
