// The minus and plus beside a number field. The field itself says what changed, as if it had been typed.
document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-step]");
  if (!button) return;
  const field = button.parentElement.querySelector("input");
  const before = field.value;
  if (Number(button.dataset.step) > 0) field.stepUp();
  else field.stepDown();
  if (field.value === before) return;
  for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
});
