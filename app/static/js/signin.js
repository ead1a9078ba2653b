// The sign-in page: shows the password on demand, and fills in an account of the demonstration.
function toggle(button) {
    const input = document.getElementById(button.dataset.showPassword);
    const shown = input.type === "text";
    input.type = shown ? "password" : "text";
    button.setAttribute("aria-pressed", String(!shown));
}

function fill(button) {
    const form = document.getElementById(button.dataset.fillForm);
    form.elements.email.value = button.dataset.fillEmail;
    form.elements.password.value = button.dataset.fillPassword;
    form.querySelector(".btn-primary").focus();
}

export function startSignIn() {
    document.querySelectorAll("[data-show-password]").forEach((button) => {
        button.hidden = false;
        button.addEventListener("click", () => toggle(button));
    });
    document.querySelectorAll("[data-fill-form]").forEach((button) => button.addEventListener("click", () => fill(button)));
}
