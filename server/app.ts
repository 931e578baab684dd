import cookie from '@fastify/cookie';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import websocket from '@fastify/websocket';
import fastify, { type FastifyInstance } from 'fastify';
import { dayInKorea } from '../shared/kernel/calendar-day.ts';
import {
  type ByProducts,
  checkStuck,
  countSeats,
  keepLeadTimes,
  listDocumentFacts,
  listHidden,
  listMovingSeats,
  moveSeatsOfPosts,
  registerApproval,
} from './approval/index.ts';
import { PaperSigner } from './authenticity/index.ts';
import { countGroupsOfUnits, listMovingGroups, moveGroups, registerCirculation } from './circulation/index.ts';
import { registerDelegation } from './delegation/index.ts';
import {
  countDocumentsOfUnits,
  countUnfinishedDrafts,
  hasDocuments,
  listMovingDrafts,
  moveDraftsOfUnits,
} from './document/index.ts';
import {
  listMovingLines,
  moveLines,
  registerAttachments,
  registerDrafting,
  registerPictures,
} from './drafting/index.ts';
import { exportObjects, registerExport, removeOldExports } from './export/index.ts';
import { registerHandover } from './handover/index.ts';
import {
  closeAccountsOfLeavers,
  forgetOldSessions,
  type IdentityQuestions,
  listEndingGrants,
  listMovingGrants,
  lockAdministration,
  loginsOf,
  moveGrants,
  openAccounts,
  registerIdentity,
} from './identity/index.ts';
import { registerLetterhead } from './letterhead/index.ts';
import { registerNotification } from './notification/index.ts';
import {
  followReorganizations,
  leavePosts,
  type OrganizationNeighbours,
  registerOrganization,
} from './organization/index.ts';
import { certainAtOnce, startOriginals, sweepReadings } from './originals/index.ts';
import { everyHour } from './platform/every-hour.ts';
import { appOptions } from './platform/http/app-options.ts';
import { closeInTime } from './platform/http/close-in-time.ts';
import { registerHealth } from './platform/http/health.ts';
import { demandKeys, forgetOldAnswers } from './platform/http/idempotency.ts';
import { serveOfficeFiles } from './platform/http/office-files.ts';
import { collectOpenapi, serveOpenapi } from './platform/http/openapi.ts';
import { enforcePolicies } from './platform/http/policy.ts';
import { answerProblems } from './platform/http/problems.ts';
import { checkReplies } from './platform/http/reply-check.ts';
import { refuseCrossSite } from './platform/http/same-site.ts';
import { addSecurityHeaders } from './platform/http/security-headers.ts';
import { noticeActs } from './platform/outbox/spare-time.ts';
import type { Services } from './platform/services.ts';
import { dailyObjects, findPublication, registerPublication } from './publication/index.ts';
import { registerReclassification } from './reclassification/index.ts';
import { countUnitTasks, listMovingUnitTasks, moveUnitTasks, registerRecords } from './records/index.ts';
import { registerRegistration } from './registration/index.ts';
import {
  findFrozenPaper,
  type Renderer,
  registerRendering,
  signWaiting,
  startRenderer,
  startViews,
  sweepOrphans,
  sweepViews,
  type ViewPainter,
} from './rendering/index.ts';
import {
  countRequestsOfUnits,
  forgetRequesters,
  heldRequests,
  listMovingRequests,
  moveRequests,
  registerRequests,
} from './requests/index.ts';
import { forgetDeletedSearches, registerSearch } from './search/index.ts';

/** The start prints it on a new installation; `main.ts` knows the application, not its rooms. */
export { makeSetupLink, warnOfDemonstrationAccounts } from './identity/index.ts';

/** Unsafe routes that take no Idempotency-Key, each with its reason. */
const WITHOUT_KEY: ReadonlyMap<string, string> = new Map([
  ['POST /api/session', 'nobody is signed in yet; signing in twice makes two sessions and harms nothing'],
  ['POST /documents/:managementNumber/report', 'a citizen has no account; every report is one more in the list'],
  ['POST /reports', 'a question: nothing is changed by it'],
  ['POST /verify', 'a question: nothing is changed by it'],
  ['POST /requests/new', 'a form without scripts: the secret that came with it makes the same form one request'],
  ['POST /requests/status', 'a question by number and secret: nothing is changed by it'],
  ['POST /requests/paper', 'a question by number and secret: nothing is changed by it'],
  ['POST /requests/file', 'a question by number and secret: nothing is changed by it'],
  ['POST /requests/supplement', 'a form without scripts: what was asked for is given once, and then refused'],
  ['POST /requests/objection', 'a form without scripts: a second objection is refused'],
  ['POST /requests/withdrawal', 'a form without scripts: what is withdrawn is over'],
  ['DELETE /api/session', 'signing out twice is signing out'],
  ['POST /api/setup/:token', 'the link itself works once'],
  [
    'POST /api/accounts/:accountId/one-time-password',
    'a password is not stored, so a lost answer cannot be given again: asking again gives another one',
  ],
  [
    'POST /api/people/:personId/account',
    'a person has one account, so a second one is refused; its password is not stored and is given anew like any other',
  ],
]);

/** Who draws papers and the views of attached files. */
type Painters = { readonly renderer?: Renderer; readonly views?: ViewPainter };

/**
 * The whole application, listed one by one; production and tests build it by this same function. Who has a renderer
 * already hands it over and closes it: the many offices of a test run share one painting process.
 */
export async function buildApp(services: Services, painters: Painters = {}): Promise<FastifyInstance> {
  const app = fastify(appOptions(services)).withTypeProvider<TypeBoxTypeProvider>();
  // A form of another site can send text/plain without asking first; JSON it cannot.
  app.removeContentTypeParser('text/plain');
  answerProblems(app);
  enforcePolicies(app);
  addSecurityHeaders(app, services.config);
  refuseCrossSite(app, services.config);
  await app.register(cookie);
  // The hub closes its sockets itself, with the code that means "come again"; the library would give none.
  await app.register(websocket, { options: { maxPayload: 4_096 }, preClose: (done) => done() });
  await collectOpenapi(app);
  if (services.checkReplies) await checkReplies(app);
  demandKeys(app, WITHOUT_KEY);

  const plain = app as unknown as FastifyInstance;
  noticeActs(plain, services.outbox.spareTime);
  const signer = new PaperSigner(services.config, services.clock, (fault) => {
    plain.log.error({ fault }, 'papers wait for their signature');
  });
  const makers = { renderer: painters.renderer ?? startRenderer(plain), signer };
  const originals = startOriginals(plain, services);
  const views = startViews(plain, services, originals, painters.views);
  registerHealth(plain, services);
  await serveOfficeFiles(plain, services.config);
  registerOrganization(plain, services, neighboursOfOrganization(services));
  registerIdentity(plain, services, questionsOfIdentity(services));
  registerLetterhead(plain, services);
  registerRecords(plain, services);
  registerRegistration(plain, services, {
    facts: (agencyId, ids) => listDocumentFacts(services.database.sql, agencyId, ids),
    hidden: (reader, unitIds) => listHidden(services.database.sql, reader, unitIds),
  });
  await registerDelegation(plain, services);
  registerCirculation(plain, services);
  registerApproval(plain, services, byProductsOf(services));
  registerDrafting(plain, services, (files) => certainAtOnce(originals, files));
  const notifying = registerNotification(plain, services);
  const requestServices = { ...services, tellOfRequest: notifying.tellOfRequest };
  registerHandover(plain, {
    ...services,
    tellOfHandover: notifying.tellOfHandover,
    requests: heldRequests(requestServices),
  });
  await registerAttachments(plain, services, originals);
  await registerPictures(plain, services);
  services.outbox.add(registerRendering(plain, services, makers, views));
  registerExport(plain, services, makers);
  services.outbox.add(registerSearch(plain, services, originals));
  services.outbox.add(notifying.consumer);
  const requests = registerRequests(plain, requestServices, makers);
  services.outbox.add(requests.consumer);
  services.outbox.add(
    await registerPublication(plain, services, makers, { originals, views }, notifying.tellOfStop, requests.pages),
  );
  registerReclassification(plain, services);
  serveOpenapi(plain);
  closeInTime(plain);
  everyHour(plain, () =>
    Promise.all([
      forgetWhatHasRunOut(services),
      notifying.remindDue(),
      keepLeadTimes(services),
      // At the first start this makes the development authority; what is wrong with the key is logged at every start.
      signWaiting(services, signer),
    ]),
  );
  return plain;
}

/**
 * What a change of the organisation touches elsewhere. A room that keeps things of a unit adds what it counts to
 * `affected`, and what it moves to another unit in the same transaction to `afterChange`.
 */
export function neighboursOfOrganization(services: Services): OrganizationNeighbours {
  return {
    holdFirst: lockAdministration,
    affected: [countUnitTasks, countDocumentsOfUnits, countGroupsOfUnits, countRequestsOfUnits],
    moving: [
      listMovingSeats,
      listMovingDrafts,
      listMovingLines,
      listMovingGroups,
      listMovingUnitTasks,
      listMovingGrants,
      listMovingRequests,
    ],
    ending: [listEndingGrants],
    afterChange: [
      (tx, change) => moveSeatsOfPosts(services, tx, change),
      moveDraftsOfUnits,
      moveLines,
      moveGroups,
      moveUnitTasks,
      moveGrants,
      (tx, change) => moveRequests(services, tx, change),
    ],
    logins: loginsOf,
    openAccounts,
  };
}

/** Identity stands to the left of all documents: what it must know of them is handed in here. */
function questionsOfIdentity(services: Services): IdentityQuestions {
  const { clock } = services;
  const { sql } = services.database;
  return {
    isNewAgency: async (agencyId) => !(await hasDocuments(sql, agencyId)),
    whatWaitsOn: async (agencyId, personId) => {
      const [seats, drafts] = await Promise.all([
        countSeats(sql, { agencyId, personId, now: clock.now() }),
        countUnfinishedDrafts(sql, agencyId, personId),
      ]);
      return { approvals: seats.waiting, drafts };
    },
    leavePosts: (tx, leaving) => leavePosts(tx, neighboursOfOrganization(services), leaving),
  };
}

async function forgetWhatHasRunOut(services: Services): Promise<void> {
  await Promise.all([
    forgetOldSessions(services),
    closeAccountsOfLeavers(services.database.sql, dayInKorea(services.clock.now())),
    forgetOldAnswers(services.database.sql, services.clock.now()),
    services.outbox.forgetDone(),
    sweepReadings(services),
    sweepViews(services),
    forgetRequesters(services),
    sweepOrphans(services, [exportObjects, dailyObjects]),
    forgetDeletedSearches(services),
    removeOldExports(services),
    followReorganizations(services, neighboursOfOrganization(services)).then(() => checkStuck(services)),
  ]);
}

/** The document page tells of paper and publication, which stand to the right of approval: handed in here. */
function byProductsOf(services: Services): ByProducts {
  return {
    frozenPaper: (agencyId, documentId) => findFrozenPaper(services, agencyId, documentId),
    publication: (agencyId, documentId) => findPublication(services.database.sql, agencyId, documentId),
  };
}
