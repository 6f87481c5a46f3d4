using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Options;

namespace Dashboard.Hosting.Faults;

/// <summary>Judges the options of every room, all of them at once: what cannot be read as its type, then what its rules refuse.</summary>
internal sealed class OptionsSections
{
    private const string Suffix = "Options";
    private readonly IReadOnlyList<Type> _types;

    /// <summary>Finds the house's options among the registrations.</summary>
    /// <param name="services">The container being filled.</param>
    public OptionsSections(IServiceCollection services) => _types =
    [
        .. services.Select(service => service.ServiceType)
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IConfigureOptions<>))
            .Select(type => type.GetGenericArguments()[0])
            .Where(type => type.Assembly == typeof(OptionsSections).Assembly)
            .Distinct(),
    ];

    /// <summary>Values that are not of their key's type, which binding would answer with an exception.</summary>
    /// <param name="configuration">The configuration.</param>
    public IEnumerable<ConfigurationFault> Unreadable(IConfiguration configuration) => _types.SelectMany(type => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.CanWrite && IsLeaf(property.PropertyType))
        .Select(property => Read(configuration, type, property))
        .OfType<ConfigurationFault>());

    /// <summary>Sentences of the rooms' own rules.</summary>
    /// <param name="services">The finished container.</param>
    public IEnumerable<string> Refused(IServiceProvider services) => _types.SelectMany(type =>
        (IEnumerable<string>)typeof(OptionsSections).GetMethod(nameof(Judge), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type).Invoke(null, [services])!);

    // As Microsoft's options do it, but with each sentence as the room wrote it.
    private static List<string> Judge<T>(IServiceProvider services)
        where T : class
    {
        var options = new OptionsFactory<T>(services.GetServices<IConfigureOptions<T>>(), services.GetServices<IPostConfigureOptions<T>>(), [])
            .Create(Options.DefaultName);
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return
        [
            .. results.Select(result => result.ErrorMessage).OfType<string>(),
            .. services.GetServices<IValidateOptions<T>>().Where(rule => rule is not DataAnnotationValidateOptions<T>)
                .Select(rule => rule.Validate(Options.DefaultName, options)).Where(result => result.Failed).SelectMany(result => result.Failures ?? []),
        ];
    }

    private static ConfigurationFault? Read(IConfiguration configuration, Type type, PropertyInfo property)
    {
        var key = $"{SectionOf(type)}:{property.Name}";
        var leaf = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (configuration[key] is not { } found || (found.Length == 0 && leaf != property.PropertyType))
        {
            return null;
        }

        try
        {
            TypeDescriptor.GetConverter(leaf).ConvertFromInvariantString(found);
            return null;
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or OverflowException or NotSupportedException)
        {
            var stand = Convert.ToString(property.GetValue(Activator.CreateInstance(type)), CultureInfo.InvariantCulture);
            return new(key, $"{key} is \"{found}\"; allowed is {Allowed(leaf)}.", string.IsNullOrEmpty(stand) ? null : stand);
        }
    }

    private static string SectionOf(Type type) =>
        type.GetField("Section", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)?.GetRawConstantValue() as string
        ?? (type.Name.EndsWith(Suffix, StringComparison.Ordinal) ? type.Name[..^Suffix.Length] : type.Name);

    private static bool IsLeaf(Type type) => type != typeof(string) && TypeDescriptor.GetConverter(type).CanConvertFrom(typeof(string));

    private static string Allowed(Type type) =>
        type == typeof(TimeSpan) ? "a length of time such as 00:05:00"
        : type == typeof(bool) ? "true or false"
        : type.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(type))}"
        : type == typeof(double) || type == typeof(decimal) || type == typeof(float) ? "a number"
        : type.IsPrimitive ? "a whole number"
        : $"a {type.Name}";
}
