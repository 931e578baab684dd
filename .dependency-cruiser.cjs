// The architecture of docs/architecture.md as rules. Each comment says what the rule protects.
const TEST = '([.]test[.]ts$|^web/journeys/|^(server|shared)/testing/)';

// npm packages may stand under another package's node_modules, so only the last folder counts.
const npm = (...names) => `node_modules/(${names.join('|')})(/|$)`;
const NODE_BUILT_IN =
  '^(node:)?(assert|async_hooks|buffer|child_process|crypto|events|fs|http|https|module|net|os|path|process|stream|string_decoder|timers|tls|url|util|worker_threads|zlib)(/|$)';

// Imports and foreign keys go only to the left of this list.
const CAPABILITIES = [
  'organization',
  'identity',
  'letterhead',
  'document',
  'originals',
  'records',
  'disclosure',
  'registration',
  'integrity',
  'authenticity',
  'delegation',
  'circulation',
  'approval',
  'drafting',
  'handover',
  'exchange',
  'rendering',
  'export',
  'search',
  'notification',
  'publication',
  'reclassification',
  'requests',
  'verification',
  'integration',
  'board',
];
const USER_GROUPS = '(officer|records-manager|administrator)';

// One rule for each capability: whatever stands to its right in the list is out of reach.
const orderOfCapabilities = CAPABILITIES.slice(0, -1).map((name, index) => ({
  name: `order-of-capabilities-${name}`,
  severity: 'error',
  comment: 'capabilities depend only on those before them, so an act can be read without reading what follows it',
  from: { path: `^server/${name}/`, pathNot: TEST },
  to: { path: `^server/(${CAPABILITIES.slice(index + 1).join('|')})/` },
}));

const sharedRules = [
  {
    name: 'shared-is-pure',
    severity: 'error',
    comment:
      'the rules of the office run anywhere: no input or output, no framework; only these packages, each in its room',
    from: { path: '^shared/', pathNot: TEST },
    to: { pathNot: ['^shared/', npm('typebox', '@cantoo/pdf-lib', 'pdf-lib', 'fast-png', 'saxes', 'uqr')] },
  },
  {
    name: 'kernel-is-bottom',
    severity: 'error',
    comment: 'days, ids and refusals know no business',
    from: { path: '^shared/kernel/', pathNot: TEST },
    to: { pathNot: '^shared/kernel/' },
  },
  {
    name: 'rules-below-renderings',
    severity: 'error',
    comment: 'a rule of the office does not know how it is drawn or sent',
    from: { path: '^shared/(?!contract/|markup/|paper/|hwpx/)', pathNot: TEST },
    to: { path: '^shared/(contract|markup|paper|hwpx)/' },
  },
  {
    name: 'renderings-apart',
    severity: 'error',
    comment: 'markup, paper, hwpx and contract are siblings: each reads the model, none reads another',
    from: { path: '^shared/(contract|markup|paper|hwpx)/', pathNot: TEST },
    // What a paper says is a type all of them read; it would stand in shared/document if it drew nothing.
    to: {
      path: '^shared/(contract|markup|paper|hwpx)/',
      pathNot: ['^shared/$1/', '^shared/paper/paper-document[.]ts$'],
    },
  },
  {
    name: 'schemas-only-in-contract',
    severity: 'error',
    comment: 'rules do not know the wire format',
    from: { path: '^shared/', pathNot: ['^shared/contract/', TEST] },
    to: { path: npm('typebox') },
  },
  {
    name: 'pdf-only-in-paper',
    severity: 'error',
    comment:
      'only the painter knows the PDF library, so that it can be replaced; beside it one reader of attached files asks it',
    from: { pathNot: ['^shared/paper/', '^server/originals/other/pdf-spans[.]ts$', TEST] },
    to: { path: npm('@cantoo/pdf-lib', 'pdf-lib') },
  },
  {
    name: 'qr-only-in-paper',
    severity: 'error',
    comment: 'the code is drawn by the painter, beside the address that it stands for',
    from: { pathNot: ['^shared/paper/', TEST] },
    to: { path: npm('uqr') },
  },
  {
    name: 'saxes-only-in-hwpx',
    severity: 'error',
    comment: 'only the OWPML reader parses XML',
    from: { path: '^shared/', pathNot: ['^shared/hwpx/', TEST] },
    to: { path: npm('saxes') },
  },
];

const serverRules = [
  {
    name: 'known-capabilities',
    severity: 'error',
    comment: 'a new capability gets its place in the order above before anybody imports it',
    from: {},
    to: { path: `^server/(?!(platform|testing|${CAPABILITIES.join('|')})/)[^/]+/` },
  },
  {
    name: 'platform-knows-no-business',
    severity: 'error',
    comment: 'the platform serves every capability and knows none',
    from: { path: '^server/platform/', pathNot: TEST },
    to: { path: '^server/(?!platform/)' },
  },
  {
    name: 'capabilities-below-app',
    severity: 'error',
    comment: 'the app puts capabilities together; none of them knows it',
    from: { path: '^server/[^/]+/', pathNot: TEST },
    to: { path: '^server/(public-)?(app|main)[.]ts$' },
  },
  {
    name: 'main-knows-app-and-platform',
    severity: 'error',
    comment: 'the process only wires: config, database, app, listen, close',
    from: { path: '^server/(public-)?main[.]ts$' },
    to: { path: '^server/', pathNot: ['^server/(public-)?app[.]ts$', '^server/platform/'] },
  },
  {
    name: 'app-through-the-door',
    severity: 'error',
    comment: 'the app registers capabilities by their index.ts',
    from: { path: '^server/(public-)?app[.]ts$' },
    to: { path: '^server/[^/]+/', pathNot: ['^server/platform/', '^server/[^/]+/index[.]ts$'] },
  },
  {
    name: 'through-the-door',
    severity: 'error',
    comment: 'another capability is entered through its index.ts; tables may reference tables (foreign keys)',
    from: { path: '^server/([^/]+)/', pathNot: TEST },
    to: {
      path: '^server/[^/]+/',
      pathNot: ['^server/$1/', '^server/platform/', '^server/[^/]+/(index|tables)[.]ts$'],
    },
  },
  {
    name: 'tables-only-for-tables',
    severity: 'error',
    comment: 'a foreign key is the only reason to see another capability’s tables',
    from: { path: '^server/([^/]+)/', pathNot: ['/tables[.]ts$', TEST] },
    to: { path: '^server/[^/]+/tables[.]ts$', pathNot: ['^server/$1/', '^server/platform/'] },
  },
  {
    name: 'sql-only-in-store',
    severity: 'error',
    comment: 'SQL lives in store.ts, tables.ts and the platform, where it can be read in one place',
    from: { path: '^(server|shared|web)/', pathNot: ['^server/platform/', '/(store|tables)[.]ts$', TEST] },
    to: { path: npm('drizzle-orm', 'postgres') },
  },
  {
    name: 'foreign-formats-only-in-originals',
    severity: 'error',
    comment: 'bytes of strangers are parsed in the process that may be killed, and only originals starts it',
    from: {
      path: '^(server|shared|web|scripts)/',
      pathNot: ['^server/originals/', '^shared/hwpx/', '^scripts/bench/', TEST],
    },
    to: { path: npm('saxes', '@rhwp/core', 'unpdf') },
  },
  {
    name: 'routes-without-store',
    severity: 'error',
    comment: 'a route calls one act or query; rules and SQL are behind it',
    from: { path: '^server/[^/]+/routes[.]ts$' },
    to: { path: '^server/[^/]+/(store|tables)[.]ts$' },
  },
  {
    name: 'testing-only-in-tests',
    severity: 'error',
    comment: 'what makes tests and measurements short must not reach the product',
    from: { pathNot: [TEST, '^scripts/bench/', '^vitest[.]config[.]ts$'] },
    to: { path: '^(server|shared)/testing/' },
  },
];

const webRules = [
  {
    name: 'elements-know-no-domain',
    severity: 'error',
    comment: 'a button or a dialog could serve any office',
    from: { path: '^web/elements/', pathNot: TEST },
    to: { pathNot: ['^web/elements/', npm('lit', 'lit-html', 'lit-element', '@lit/[^/]+')] },
  },
  {
    name: 'client-knows-no-page',
    severity: 'error',
    comment: 'the typed client serves every page and knows none',
    from: { path: '^web/client/', pathNot: TEST },
    to: { path: '^(web|server|scripts)/', pathNot: '^web/client/' },
  },
  {
    name: 'pages-not-below',
    severity: 'error',
    comment: 'what all groups share does not know a group',
    from: { path: '^web/(client|document|elements|styles|locales)/', pathNot: TEST },
    to: { path: `^web/(${USER_GROUPS}|app)/` },
  },
  {
    name: 'user-groups-apart',
    severity: 'error',
    comment: 'officer, records-manager and administrator pages never import each other',
    from: { path: `^web/${USER_GROUPS}/`, pathNot: TEST },
    to: { path: `^web/${USER_GROUPS}/`, pathNot: '^web/$1/' },
  },
  {
    name: 'groups-not-on-app',
    severity: 'error',
    comment: 'pages do not know the shell that shows them',
    from: { path: `^web/${USER_GROUPS}/`, pathNot: TEST },
    to: { path: '^web/(app/|main[.]ts$)' },
  },
  {
    name: 'groups-loaded-on-demand',
    severity: 'error',
    comment: 'an official loads only the pages of their own group',
    from: { path: '^web/(app/|main[.]ts$)', pathNot: TEST },
    to: { path: `^web/${USER_GROUPS}/`, dynamic: false },
  },
  {
    name: 'editor-packages-only-in-editor',
    severity: 'error',
    comment: 'Tiptap weighs more than the rest of the client and is loaded with the editor only',
    from: { path: '^(web|shared|server)/', pathNot: ['^web/document/editor/', TEST] },
    to: { path: npm('@tiptap/[^/]+', 'prosemirror-[^/]+') },
  },
  {
    name: 'web-packages',
    severity: 'error',
    comment: 'the weight of the client is decided here, package by package',
    from: { path: '^web/', pathNot: [TEST, '^web/vite[.]config[.]ts$'] },
    to: {
      path: 'node_modules/',
      pathNot: npm('lit', 'lit-html', 'lit-element', '@lit/[^/]+', '@tiptap/[^/]+', 'prosemirror-[^/]+', 'typebox'),
    },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'a cycle means two ideas share one file boundary',
      from: {},
      to: { circular: true },
    },
    {
      name: 'unresolved',
      severity: 'error',
      comment: 'an import that cannot be followed cannot be checked',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'only-declared-packages',
      severity: 'error',
      comment: 'a package that package.json does not name can vanish with the next install',
      from: { path: '^(shared|server|web|scripts)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'product-without-development-packages',
      severity: 'error',
      comment: 'the server runs after an install without development packages',
      from: { path: '^(shared|server)/', pathNot: TEST },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm'] },
    },
    {
      name: 'not-to-test',
      severity: 'error',
      comment: 'a test is never a source',
      from: { pathNot: TEST },
      to: { path: '([.]test[.]ts$|^web/journeys/)' },
    },
    {
      name: 'server-never-web',
      severity: 'error',
      comment: 'the server finds styles and scripts in the build manifest, never by an import',
      from: { path: '^server/' },
      to: { path: '^(web|scripts|migrations)/' },
    },
    {
      name: 'web-never-server',
      severity: 'error',
      comment: 'client and server meet only in shared/contract; a journey meets the built product only',
      from: { path: '^web/' },
      to: { path: '^(server|scripts|migrations)/' },
    },
    {
      name: 'web-without-node',
      severity: 'error',
      comment: 'a browser has no file system',
      from: { path: '^web/', pathNot: [TEST, '^web/vite[.]config[.]ts$'] },
      to: { path: NODE_BUILT_IN, dependencyTypes: ['core'] },
    },
    {
      name: 'nobody-imports-scripts',
      severity: 'error',
      comment: 'scripts use the product; the product does not use scripts',
      from: { pathNot: '^scripts/' },
      to: { path: '^(scripts|migrations)/' },
    },
    {
      name: 'scripts-never-web',
      severity: 'error',
      comment: 'scripts stand beside the server',
      from: { path: '^scripts/' },
      to: { path: '^web/' },
    },
    ...sharedRules,
    ...orderOfCapabilities,
    ...serverRules,
    ...webRules,
  ],
  options: {
    // Type imports count: they are how a core is slowly tied to its users.
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.d.ts'],
    },
  },
};
