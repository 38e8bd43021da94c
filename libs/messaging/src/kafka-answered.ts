/**
 * Waits for an answer of Kafka's, but not for ever. Counts seconds in which this process ran: while it could not run, it could not hear either.
 * @throws Error with the sentence
 */
export async function answered<T>(work: Promise<T>, seconds: number, sentence: string): Promise<T> {
  let left = seconds;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setInterval(() => {
      left -= 1;
      if (left <= 0) reject(new Error(sentence));
    }, 1_000);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearInterval(timer);
  }
}
