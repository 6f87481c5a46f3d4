using Dashboard.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Dashboard.Tests.Shell;

/// <summary>A part of a page with a button that does what the test wants, and work that lasts.</summary>
public sealed class ActingPart : StaffComponent
{
    [Parameter]
    public Func<Task> Act { get; set; } = () => Task.CompletedTask;

    [Parameter]
    public Func<Task> Work { get; set; } = () => Task.CompletedTask;

    protected override void OnInitialized() => _ = LastAsync(Work, CancellationToken.None);

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "button");
        builder.AddAttribute(1, "onclick", EventCallback.Factory.Create(this, Act));
        builder.CloseElement();
    }
}
