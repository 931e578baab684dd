import { LitElement } from 'lit';

/** An element without a shadow root: one style sheet, one mode switch and one paste target for the whole page. */
export class LightElement extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}
