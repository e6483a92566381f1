// Compiled schemas validate the routes that carry the load. The form and the numbers of a response are checked item by
// item in `parse-responses.ts`, so that the error can name the item.

const responses = (minItems: number) => ({
  type: 'array',
  minItems,
  maxItems: 200,
  items: {
    type: 'object',
    required: ['itemNumber', 'revision', 'response'],
    properties: { itemNumber: { type: 'integer' }, revision: { type: 'integer' }, response: {}, madeAt: {} },
  },
});

const withSeat = (minItems: number) => ({
  type: 'object',
  required: ['seat', 'responses'],
  properties: { seat: { type: 'integer' }, responses: responses(minItems) },
});

export const SIGN_IN_BODY = {
  type: 'object',
  required: ['ticketNumber', 'accessCode'],
  properties: { ticketNumber: { type: 'string', maxLength: 40 }, accessCode: { type: 'string', maxLength: 40 } },
};

export const START_BODY = {
  type: 'object',
  // The hash of the sealed paper that the client holds; a value of any other type counts as none.
  properties: { paper: {} },
};
export const SAVE_BODY = withSeat(1);
export const SUBMIT_BODY = withSeat(0);
