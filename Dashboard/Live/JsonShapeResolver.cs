using Dashboard.Shared.Live;
using MessagePack;
using MessagePack.Formatters;

namespace Dashboard.Live;

/// <summary>Gives everything that we say to the outside its JSON shape in MessagePack; leaves the rest to others.</summary>
internal sealed class JsonShapeResolver : IFormatterResolver
{
    /// <summary>The one there is.</summary>
    public static readonly JsonShapeResolver Instance = new();

    private JsonShapeResolver()
    {
    }

    /// <inheritdoc />
    public IMessagePackFormatter<T>? GetFormatter<T>() => Cache<T>.Formatter;

    private static class Cache<T>
    {
        public static readonly IMessagePackFormatter<T>? Formatter =
            typeof(T).Assembly == typeof(LiveJson).Assembly ? (IMessagePackFormatter<T>)(object)new JsonShapeFormatter<T>() : null;
    }
}
