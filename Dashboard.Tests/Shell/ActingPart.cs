using Dashboard.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Dashboard.Tests.Shell;

/// <summary>A part of a page with a button that does what the test wants, and a text.</summary>
public sealed class ActingPart : StaffComponent
{
    [Parameter]
    public Func<Task> Act { get; set; } = () => Task.CompletedTask;

    [Parameter]
    public Func<Task> Work { get; set; } = () => Task.CompletedTask;

    protected override void OnInitialized() => _ = LastAsync(
        async () =>
        {
            await Work();
            await InvokeAsync(() =>
            {
                Refreshed();
                StateHasChanged();
            });
        },
        CancellationToken.None);

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "button");
        builder.AddAttribute(1, "onclick", EventCallback.Factory.Create(this, Act));
        builder.CloseElement();
        builder.OpenComponent<DatabaseAway>(2);
        builder.AddComponentParameter(3, nameof(DatabaseAway.Shown), IsDatabaseAway);
        builder.CloseComponent();
    }
}
