import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { ACT, ACT_NAMES, MAY_CALL, rolesFor, ruleOf, STAFF_ROLES, type Act, type StaffRole } from '@sunflower/platform';
import request, { type Response } from 'supertest';
import { aPng } from '../../fixtures/a-picture';
import { describeOnBothEngines } from '../../fixtures/test-database';
import { actRoutes, type ActIds } from './act-calls';
import { ActPlace, PLACES, type Place } from './act-place';

const ROUTES = actRoutes(aPng({ width: 20, height: 20 }));
/** Routes that concern only the caller, or that are the same for all staff. */
const WITHOUT_ACT = /^(GET organisations|GET media\/:sha256|\w+ staff\/me(\/.*)?)$/;

interface Declared {
  route: string;
  act: Act | null;
}

type Answer = 'allowed' | 'refused' | 'not found';

/** The answer of a route according to the table. */
function expectedOf({
  act,
  place,
  role,
  isList,
  isOwn,
}: {
  act: Act;
  place: Place;
  role: StaffRole;
  isList: boolean;
  isOwn: boolean;
}): Answer {
  const { own, ownPeople, on } = ruleOf(act);
  if (!rolesFor(act).includes(role)) return 'refused';
  if (isList) return 'allowed';
  if (isOwn) return 'not found';
  switch (place) {
    case 'own':
      return own.includes(role) ? 'allowed' : 'refused';
    case 'ownPeople':
      if (on === 'organisation') return 'not found';
      return ownPeople.includes(role) ? 'allowed' : 'refused';
    case 'otherPeople':
      // The whole exam is within reach of its county, but not a person of another county.
      if (on !== 'exam') return 'not found';
      return ownPeople.includes(role) ? 'allowed' : 'refused';
    case 'foreign':
      return 'not found';
  }
}

const answerOf = ({ status }: Response): Answer | number => {
  if (status === 403) return 'refused';
  if (status === 404) return 'not found';
  // A permitted call may still fail for another reason: a conflict, invalid content, or a busy file reader.
  return (status >= 200 && status < 300) || [409, 422, 429].includes(status) ? 'allowed' : status;
};

describeOnBothEngines('every act of staff, in every role', (engine) => {
  let place: ActPlace;
  let declared: Declared[];

  beforeAll(async () => {
    place = await ActPlace.prepare(engine);
    declared = staffRoutes(place);
  }, 120_000);
  afterAll(() => place.test.close());

  function call({ route, ids, as }: { route: string; ids: ActIds; as: string }): Promise<Response> {
    const { path, body, upload } = ROUTES[route]!.call(ids);
    const method = route.split(' ')[0]!.toLowerCase() as 'get' | 'post' | 'put' | 'delete';
    const sent = request(place.test.http)[method](`/api/v1/${path}`).set('Cookie', as);
    if (!upload) return Promise.resolve(sent.send(body));
    for (const [name, value] of Object.entries(upload.fields)) void sent.field(name, value);
    return Promise.resolve(sent.attach('file', upload.content, upload.name));
  }

  it('is declared by its route; only shared routes and those of the caller alone declare none', () => {
    const silent = declared.filter(({ act }) => act === null).map(({ route }) => route);
    expect(silent.filter((route) => !WITHOUT_ACT.test(route))).toEqual([]);
  });

  it('has a route that is called here', () => {
    const routes = declared.filter(({ act }) => act !== null).map(({ route }) => route);
    expect(Object.keys(ROUTES).sort()).toEqual(routes.sort());
    const acts = new Set(declared.map(({ act }) => act));
    // Not routes of their own: checked while adding time, and while making and changing an exam.
    const within: Act[] = ['session.extend-past-limit', 'bank.use'];
    expect(ACT_NAMES.filter((act) => !acts.has(act) && !within.includes(act))).toEqual([]);
  });

  // Allowed calls come last, because they change what other callers see.
  it.each(['refused', 'not found', 'allowed'] as const)(
    'is %s where the table says so',
    async (answer) => {
      const wrong: string[] = [];
      let calls = 0;
      for (const { route, act } of declared) {
        if (act === null) continue;
        const { isList = false, isOwn = false, outOfReach } = ROUTES[route]!;
        for (const where of PLACES) {
          for (const role of STAFF_ROLES) {
            if (expectedOf({ act, place: where, role, isList, isOwn }) !== answer) continue;
            calls += 1;
            const reply = await call({ route, ids: place.ids, as: place.cookieOf({ place: where, role }) });
            const told = reply.status === outOfReach && answer === 'not found' ? answer : answerOf(reply);
            if (told !== answer)
              wrong.push(`${route} as ${role}, ${where}: ${reply.status} ${reply.text.slice(0, 200)}`);
          }
        }
      }
      expect(wrong).toEqual([]);
      expect(calls).toBeGreaterThan(50);
    },
    120_000,
  );

  it('answers for objects out of reach as for objects that do not exist', async () => {
    const different: string[] = [];
    for (const { route, act } of declared) {
      if (act === null || ROUTES[route]!.isList || ROUTES[route]!.outOfReach) continue;
      const [role] = rolesFor(act) as [StaffRole];
      const as = place.cookieOf({ place: 'foreign', role });
      const replies = [
        await call({ route, ids: place.ids, as }),
        await call({ route, ids: place.unknownIds(), as }),
      ].map(({ status, text }) => `${status} ${text}`);
      if (replies[0] !== replies[1]) different.push(`${route}: ${replies.join(' / ')}`);
    }
    expect(different).toEqual([]);
  }, 120_000);
});

/** Every route that staff may call, by method and path, with its act. */
function staffRoutes({ test }: ActPlace): Declared[] {
  const scanner = new MetadataScanner();
  const discovery = test.app.get(DiscoveryService, { strict: false });
  return discovery.getControllers().flatMap(({ metatype, instance }) => {
    const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
    const of = <T>(key: string, handler: object): T | undefined =>
      (Reflect.getMetadata(key, handler) as T | undefined) ??
      (Reflect.getMetadata(key, metatype as object) as T | undefined);
    return scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name] as object;
      const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
      if (method === undefined) return [];
      const callers = of<string[]>(MAY_CALL, handler) ?? [];
      if (!callers.some((caller) => caller === 'staff' || (STAFF_ROLES as readonly string[]).includes(caller)))
        return [];
      const path = [Reflect.getMetadata(PATH_METADATA, metatype as object), Reflect.getMetadata(PATH_METADATA, handler)]
        .map((part) => String(part).replace(/^\/|\/$/g, ''))
        .filter(Boolean)
        .join('/');
      return [{ route: `${RequestMethod[method]} ${path}`, act: of<Act>(ACT, handler) ?? null }];
    });
  });
}
