/** Runs in the page. Scrolls what holds the list by 100 pixels a frame, to and fro, and gives the milliseconds between frames. */
export async function scrollOn({ list, frames }: { list: string; frames: number }): Promise<number[]> {
  const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  let scroller = document.querySelector(list)?.parentElement;
  while (
    scroller &&
    !(scroller.scrollHeight > scroller.clientHeight && /auto|scroll/.test(getComputedStyle(scroller).overflowY))
  ) {
    scroller = scroller.parentElement;
  }
  if (!scroller) throw new Error(`nothing scrolls ${list}`);
  const gaps: number[] = [];
  let step = 100;
  let before = await nextFrame();
  while (gaps.length < frames) {
    const top = scroller.scrollTop;
    scroller.scrollTop += step;
    if (scroller.scrollTop === top) step = -step;
    const now = await nextFrame();
    gaps.push(now - before);
    before = now;
  }
  return gaps;
}
