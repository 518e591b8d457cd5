/** As the server has it. */
export const PASSWORD_LENGTH = 12;
