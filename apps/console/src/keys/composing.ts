/** Whether this key belongs to an input method: the Enter that commits pinyin must neither submit nor fire a shortcut. Safari sends it after the composition has ended, as key code 229. */
export function isComposing(event: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean {
  return event.isComposing || event.keyCode === 229;
}
