using System.Globalization;
using System.Text.RegularExpressions;
using Dashboard.Shell;

namespace Dashboard.Tests.Shell;

/// <summary>tokens.css is the one place that names a colour or a size, and what public pages load stays small.</summary>
public sealed partial class TokenTests
{
    private static readonly string Root = Path.Combine(FindRoot(), "Dashboard", "wwwroot");

    [Theory]
    [InlineData("public.css")]
    [InlineData("front.css")]
    [InlineData("article.css")]
    [InlineData("staff.css")]
    [InlineData("desk.css")]
    [InlineData("sources.css")]
    [InlineData("moderation.css")]
    public void Only_the_tokens_name_a_colour(string file) => Assert.Empty(Colour().Matches(Rules(file)).Select(m => m.Value));

    [Theory]
    [InlineData("public.css")]
    [InlineData("front.css")]
    [InlineData("article.css")]
    [InlineData("staff.css")]
    [InlineData("desk.css")]
    [InlineData("sources.css")]
    [InlineData("moderation.css")]
    public void Only_the_tokens_name_a_size(string file) => Assert.Empty(Size().Matches(Rules(file)).Select(m => m.Value));

    [Theory]
    [InlineData("public.css")]
    [InlineData("front.css")]
    [InlineData("article.css")]
    [InlineData("staff.css")]
    [InlineData("desk.css")]
    [InlineData("sources.css")]
    [InlineData("moderation.css")]
    public void Every_token_used_is_defined(string file)
    {
        var known = Tokens(Read("tokens.css")).Keys;
        Assert.Empty(Use().Matches(Rules(file)).Select(m => m.Groups["name"].Value).Except(known));
    }

    [Theory]
    [InlineData("public.css")]
    [InlineData("front.css")]
    [InlineData("article.css")]
    [InlineData("staff.css")]
    [InlineData("desk.css")]
    [InlineData("sources.css")]
    [InlineData("moderation.css")]
    public void No_rule_speaks_of_left_or_right(string file) =>
        Assert.Empty(Side().Matches(Rules(file)).Select(m => m.Value));

    [Theory]
    [InlineData("front.css", "ticker.js", "pictures.js")]
    [InlineData("article.css", "pictures.js", "report.js")]
    public void A_public_page_loads_under_20_KB_of_styles_and_under_15_of_scripts(string styles, params string[] scripts)
    {
        Assert.InRange(Length("tokens.css") + Length("public.css") + Length(styles), 1, 20_000);
        Assert.InRange(scripts.Sum(Length), 1, 15_000);
    }

    [Fact]
    public void The_dark_tokens_are_the_same_by_preference_and_by_choice()
    {
        var css = Read("tokens.css");
        Assert.Equal(Tokens(Block(css, ":root:not([data-theme=\"light\"]) {")), Tokens(Block(css, ":root[data-theme=\"dark\"] {")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void MudBlazor_has_the_colours_of_the_tokens(bool dark)
    {
        var tokens = Tokens(Block(Read("tokens.css"), dark ? ":root[data-theme=\"dark\"] {" : ":root {"));
        var c = dark ? ShellTheme.Dark : ShellTheme.Light;
        Assert.Equal(
            [c.Paper, c.Raised, c.Ink, c.Faint, c.Line, c.Accent, c.OnAccent, c.Flash, c.Urgent, c.UrgentInk, c.Good, c.Waiting],
            new[] { "paper", "raised", "ink", "faint", "line", "accent", "on-accent", "flash", "urgent", "urgent-ink", "good", "waiting" }.Select(n => tokens[n]));
        MudBlazor.Palette palette = dark ? ShellTheme.Theme.PaletteDark : ShellTheme.Theme.PaletteLight;
        Assert.Equal(c.Paper, palette.Background.ToString(MudBlazor.Utilities.MudColorOutputFormats.Hex), ignoreCase: true);
        Assert.Equal(c.Accent, palette.Primary.ToString(MudBlazor.Utilities.MudColorOutputFormats.Hex), ignoreCase: true);
    }

    [Fact]
    public void MudBlazor_has_the_sizes_of_the_tokens()
    {
        var tokens = Tokens(Read("tokens.css"));
        Assert.Equal((tokens["corner"], tokens["bar"]), (ShellTheme.Corner, ShellTheme.Bar));
        Assert.Contains($"--text-m: {ShellTheme.Text};", Read("tokens.css"), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_is_readable_on_both_grounds()
    {
        foreach (var c in new[] { ShellTheme.Light, ShellTheme.Dark })
        {
            foreach (var ground in new[] { c.Paper, c.Raised })
            {
                Assert.True(Contrast(c.Ink, ground) >= 7, "Headlines are AAA.");
                foreach (var text in new[] { c.Faint, c.Accent, c.Flash, c.UrgentInk, c.Good, c.Waiting })
                {
                    Assert.True(Contrast(text, ground) >= 4.5, $"{text} on {ground} has {Contrast(text, ground):F2}.");
                }
            }

            Assert.True(Contrast(c.OnAccent, c.Accent) >= 4.5, "Buttons are AA.");
        }
    }

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    // WCAG 2.2, "relative luminance".
    private static double Luminance(string hex)
    {
        double Channel(int at)
        {
            var value = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Channel(1)) + (0.7152 * Channel(3)) + (0.0722 * Channel(5));
    }

    private static Dictionary<string, string> Tokens(string css)
    {
        var tokens = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match match in Definition().Matches(css))
        {
            tokens.TryAdd(match.Groups["name"].Value, match.Groups["value"].Value);
        }

        return tokens;
    }

    private static string Block(string css, string start)
    {
        var begin = css.IndexOf(start, StringComparison.Ordinal);
        Assert.True(begin >= 0, $"{start} is missing.");
        return css[begin..css.IndexOf('}', begin)];
    }

    // Media queries can't read custom properties, so their widths stand where they are.
    private static string Rules(string file) => Comment().Replace(string.Join('\n', Read(file).Split('\n').Where(l => !l.StartsWith("@media", StringComparison.Ordinal))), "");

    private static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static long Length(string file) => new FileInfo(Path.Combine(Root, file)).Length;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Dashboard.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The solution was not found above the tests.");
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"#[0-9a-fA-F]{3,8}\b(?=[^{]*\})|\b(rgba?|hsla?|oklch|color-mix)\(|:[^;{}]*\b(black|white|red|gr[ae]y|green|blue|orange|silver)\b(?!-)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Colour();

    [GeneratedRegex(@"(?<![\w-])-?\d*\.?\d+(px|r?em|ch|ex|pt|v[hw]|vmin|vmax|ms|s)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Size();

    [GeneratedRegex(@"(?<![\w-])(margin|padding|border)-(left|right)|(?<=[;{]\s*)(left|right)\s*:|text-align:\s*(left|right)|float:", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Side();

    [GeneratedRegex(@"var\(--(?<name>[\w-]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Use();

    [GeneratedRegex(@"--(?<name>[\w-]+):\s*(?<value>[^;]+);", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Definition();

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline, 1000)]
    private static partial Regex Comment();
}
