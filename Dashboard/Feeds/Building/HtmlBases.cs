using Dashboard.Feeds.Markup;

namespace Dashboard.Feeds.Building;

/// <summary>What relative addresses start from inside a body of XHTML whose elements have <c>xml:base</c> themselves.</summary>
/// <param name="home">What they start from around it.</param>
internal sealed class HtmlBases(Uri home)
{
    /// <summary>Nested deeper, a base is passed over.</summary>
    private const int Limit = 32;

    private readonly List<(string Name, int Depth, Uri Base)> _open = [];

    /// <summary>What they start from here.</summary>
    public Uri Current => _open.Count == 0 ? home : _open[^1].Base;

    /// <summary>Takes a tag.</summary>
    /// <param name="reader">Stands at it.</param>
    /// <returns>What the addresses on the tag itself start from.</returns>
    public Uri Take(MarkupReader reader)
    {
        if (reader.Kind == MarkupKind.Start && reader.AttributeText.Length > 0 && reader.Attributes.Get("xml:base") is { } written)
        {
            Uri own = Addresses.Rebase(written, Current) ?? Current;
            if (!reader.IsEmptyElement && _open.Count < Limit)
            {
                _open.Add((reader.BodySpan.ToString(), 1, own));
            }

            return own;
        }

        if (_open.Count > 0 && !reader.IsEmptyElement && reader.BodySpan.Equals(_open[^1].Name, StringComparison.OrdinalIgnoreCase))
        {
            (string name, int depth, Uri @base) = _open[^1];
            depth += reader.Kind == MarkupKind.Start ? 1 : -1;
            _open.RemoveAt(_open.Count - 1);
            if (depth > 0)
            {
                _open.Add((name, depth, @base));
            }
        }

        return Current;
    }
}
