using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Dashboard.Storage.Bulk;

/// <summary>A column of a <see cref="RowShape"/>.</summary>
/// <param name="Property">The row's property.</param>
/// <param name="Name">The column's name, quoted.</param>
/// <param name="Mapping">How the provider keeps it.</param>
internal sealed record RowColumn(IProperty Property, string Name, RelationalTypeMapping Mapping)
{
    private readonly IClrPropertyGetter _getter = Property.GetGetter();

    /// <summary>The type of what the provider is given.</summary>
    public Type StoreType { get; } = Mapping.Converter?.ProviderClrType ?? Nullable.GetUnderlyingType(Property.ClrType) ?? Property.ClrType;

    /// <summary>What the provider is given for a row; null where the row says nothing.</summary>
    /// <param name="row">The row.</param>
    public object? Of(object row) => _getter.GetClrValue(row) is not { } value ? null : Mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value;
}
