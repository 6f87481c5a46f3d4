using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace Dashboard.Shell;

/// <summary>The layout of staff pages: one slim bar, MudBlazor's providers, and the page.</summary>
/// <param name="script">Reaches the browser, which keeps the theme.</param>
/// <param name="database">Tells when what is on the screen cannot be new.</param>
public sealed partial class StaffLayout(IJSRuntime script, IDatabaseFace database)
{
    private MudThemeProvider? _provider;
    private PageBoundary? _boundary;
    private (CultureInfo Culture, CultureInfo UiCulture) _cultures;
    private bool _dark;
    private bool _chosen;

    /// <summary>The reader's choice when the page was served; null for the system's.</summary>
    [CascadingParameter(Name = "Theme")]
    public string? Theme { get; set; }

    /// <summary>Stops listening.</summary>
    public void Dispose() => database.Changed -= Redraw;

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        _dark = Theme == ThemeChoice.Dark;
        _cultures = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        database.Changed += Redraw;
    }

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

    // Whoever tells of it speaks no language.
    private void Redraw(object? sender, EventArgs e) => _ = InvokeAsync(() =>
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = _cultures;
        StateHasChanged();
    });

    private void Recover() => _boundary?.Recover();
}
