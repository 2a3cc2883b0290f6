/**
 * What a log of SARIF 2.1.0 (OASIS, sections 3.13 to 3.52) has to look like as far as we write it; members that we do not write are
 * not allowed, so that none is misspelt.
 */
export const SARIF_SUBSET = {
  type: 'object',
  required: ['$schema', 'version', 'runs'],
  additionalProperties: false,
  properties: {
    $schema: { const: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json' },
    version: { const: '2.1.0' },
    runs: { type: 'array', minItems: 1, items: { $ref: '#/$defs/run' } },
  },
  $defs: {
    message: { type: 'object', required: ['text'], additionalProperties: false, properties: { text: { type: 'string', minLength: 1 } } },
    run: {
      type: 'object',
      required: ['tool', 'results'],
      additionalProperties: false,
      properties: {
        tool: { type: 'object', required: ['driver'], additionalProperties: false, properties: { driver: { $ref: '#/$defs/driver' } } },
        results: { type: 'array', items: { $ref: '#/$defs/result' } },
      },
    },
    driver: {
      type: 'object',
      required: ['name', 'version', 'rules'],
      additionalProperties: false,
      properties: {
        name: { type: 'string', minLength: 1 },
        version: { type: 'string', minLength: 1 },
        rules: {
          type: 'array',
          uniqueItems: true,
          items: {
            type: 'object',
            required: ['id', 'shortDescription'],
            additionalProperties: false,
            properties: { id: { type: 'string', minLength: 1 }, shortDescription: { $ref: '#/$defs/message' } },
          },
        },
      },
    },
    result: {
      type: 'object',
      required: ['ruleId', 'ruleIndex', 'level', 'message', 'locations'],
      additionalProperties: false,
      properties: {
        ruleId: { type: 'string', minLength: 1 },
        ruleIndex: { type: 'integer', minimum: 0 },
        level: { enum: ['none', 'note', 'warning', 'error'] },
        message: { $ref: '#/$defs/message' },
        locations: { type: 'array', minItems: 1, items: { $ref: '#/$defs/location' } },
        properties: { type: 'object' },
      },
    },
    location: {
      type: 'object',
      required: ['physicalLocation'],
      additionalProperties: false,
      properties: {
        physicalLocation: {
          type: 'object',
          required: ['artifactLocation'],
          additionalProperties: false,
          properties: {
            artifactLocation: { type: 'object', required: ['uri'], additionalProperties: false, properties: { uri: { type: 'string', pattern: '^[!-~]+$' } } },
            region: {
              type: 'object',
              required: ['byteOffset', 'byteLength'],
              additionalProperties: false,
              properties: { byteOffset: { type: 'integer', minimum: 0 }, byteLength: { type: 'integer', minimum: 0 } },
            },
          },
        },
        logicalLocations: {
          type: 'array',
          minItems: 1,
          items: { type: 'object', required: ['fullyQualifiedName'], additionalProperties: false, properties: { fullyQualifiedName: { type: 'string', minLength: 1 } } },
        },
      },
    },
  },
};
