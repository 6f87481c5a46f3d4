using System.Globalization;

namespace Dashboard.Demo.Scenes;

/// <summary>A colour of a drawing: red, green and blue from 0 to 255, opacity from 0 to 1.</summary>
public readonly record struct Colour(byte Red, byte Green, byte Blue, double Opacity = 1)
{
    /// <summary>Reads six hexadecimal digits, e.g. <c>0B5C6B</c>.</summary>
    /// <exception cref="FormatException">It is no such number.</exception>
    public static Colour Of(string hex)
    {
        var value = int.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return new Colour((byte)(value >> 16), (byte)(value >> 8), (byte)value);
    }

    /// <summary>The same colour, partly transparent.</summary>
    public Colour Faded(double opacity) => this with { Opacity = opacity };

    /// <summary>A colour on the way to another, 0 being this one and 1 the other.</summary>
    public Colour Towards(Colour other, double share) => new(
        Between(Red, other.Red, share),
        Between(Green, other.Green, share),
        Between(Blue, other.Blue, share),
        Opacity + ((other.Opacity - Opacity) * share));

    /// <summary>A darker shade, 0 being this colour and 1 black.</summary>
    public Colour Darker(double share) => Towards(new Colour(0, 0, 0, Opacity), share);

    /// <summary>A lighter tint, 0 being this colour and 1 white.</summary>
    public Colour Lighter(double share) => Towards(new Colour(255, 255, 255, Opacity), share);

    private static byte Between(byte from, byte to, double share) => (byte)Math.Clamp(Math.Round(from + ((to - from) * share)), 0, 255);
}
