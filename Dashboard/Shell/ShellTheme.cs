using MudBlazor;

namespace Dashboard.Shell;

/// <summary>MudBlazor's theme, with the values of <c>wwwroot/tokens.css</c>; a test holds them equal.</summary>
public static class ShellTheme
{
    private static readonly string[] Faces =
        ["system-ui", "\"Segoe UI\"", "Roboto", "\"Noto Sans\"", "\"Noto Sans Arabic\"", "\"Geeza Pro\"", "Tahoma", "sans-serif"];

    /// <summary>Ink on paper.</summary>
    public static ThemeColours Light { get; } = new(
        Paper: "#FBFAF7", Raised: "#FFFFFF", Ink: "#1A1C1E", Faint: "#5C6166", Line: "#E2E0DA", Accent: "#0B5C6B", OnAccent: "#FFFFFF",
        Flash: "#C22F1F", Urgent: "#B26A00", UrgentInk: "#8A5200", Good: "#2F7D4F", Waiting: "#6B5BB5");

    /// <summary>Paper on ink.</summary>
    public static ThemeColours Dark { get; } = new(
        Paper: "#14171A", Raised: "#1C2024", Ink: "#E8E6E1", Faint: "#9BA1A7", Line: "#2C3238", Accent: "#5CC3D3", OnAccent: "#14171A",
        Flash: "#FF8675", Urgent: "#E3A24B", UrgentInk: "#E3A24B", Good: "#6FC08D", Waiting: "#AC9FEA");

    /// <summary>Corners of everything that has corners.</summary>
    public const string Corner = "6px";

    /// <summary>Height of the staff's bar.</summary>
    public const string Bar = "48px";

    /// <summary>Body size of staff pages.</summary>
    public const string Text = "14px";

    /// <summary>The theme.</summary>
    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = Fill(new PaletteLight(), Light),
        PaletteDark = Fill(new PaletteDark(), Dark),
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = Corner, AppbarHeight = Bar },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Faces, FontSize = Text, LetterSpacing = "normal" },
            Body1 = new Body1Typography { FontFamily = Faces, FontSize = Text, LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontFamily = Faces, FontSize = Text, LetterSpacing = "normal" },
            Button = new ButtonTypography { FontFamily = Faces, FontSize = Text, FontWeight = "600", LetterSpacing = "normal", TextTransform = "none" },
        },
    };

    private static T Fill<T>(T palette, ThemeColours colours)
        where T : Palette
    {
        palette.Background = palette.AppbarBackground = palette.DrawerBackground = colours.Paper;
        palette.BackgroundGray = palette.Surface = colours.Raised;
        palette.TextPrimary = palette.AppbarText = palette.DrawerText = colours.Ink;
        palette.TextSecondary = palette.DrawerIcon = palette.ActionDefault = colours.Faint;
        palette.LinesDefault = palette.LinesInputs = palette.TableLines = palette.Divider = palette.DividerLight = colours.Line;
        palette.Primary = palette.Secondary = palette.Info = colours.Accent;
        palette.PrimaryContrastText = palette.SecondaryContrastText = palette.InfoContrastText = colours.OnAccent;
        palette.Tertiary = colours.Waiting;
        palette.Success = colours.Good;
        palette.Warning = colours.Urgent;
        palette.Error = colours.Flash;
        palette.TertiaryContrastText = palette.SuccessContrastText = palette.WarningContrastText = palette.ErrorContrastText = colours.Paper;
        palette.HoverOpacity = 0.05;
        return palette;
    }
}
