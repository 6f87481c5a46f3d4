using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace Dashboard.Shell;

/// <summary>The layout of staff pages: one slim bar, MudBlazor's providers, and the page.</summary>
/// <param name="script">Reaches the browser, which keeps the theme.</param>
public sealed partial class StaffLayout(IJSRuntime script)
{
    private MudThemeProvider? _provider;
    private PageBoundary? _boundary;
    private bool _dark;
    private bool _chosen;

    /// <summary>The reader's choice when the page was served; null for the system's.</summary>
    [CascadingParameter(Name = "Theme")]
    public string? Theme { get; set; }

    /// <inheritdoc />
    protected override void OnInitialized() => _dark = Theme == ThemeChoice.Dark;

    /// <inheritdoc />
    protected override void OnParametersSet() => Recover();

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && Theme is null && _provider is not null)
        {
            _dark = await _provider.GetSystemDarkModeAsync();
            StateHasChanged();
        }
    }

    private void FollowSystem(bool dark)
    {
        if (Theme is null && !_chosen)
        {
            _dark = dark;
        }
    }

    private async Task ChooseAsync(bool dark)
    {
        (_dark, _chosen) = (dark, true);
        await script.InvokeVoidAsync("dashboardTheme", dark ? ThemeChoice.Dark : ThemeChoice.Light);
    }

    private void Recover() => _boundary?.Recover();
}
