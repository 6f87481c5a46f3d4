using Microsoft.AspNetCore.Components.Web;

namespace Dashboard.Shell;

/// <summary>Keeps a fault to the page it happened on.</summary>
public sealed class PageBoundary : ErrorBoundary
{
    /// <inheritdoc />
    protected override Task OnErrorAsync(Exception exception) => PassingFault.IsTold(exception) ? Task.CompletedTask : base.OnErrorAsync(exception);
}
