using System.Globalization;

namespace SahelForecast.Testing;

/// <summary>Another current culture until disposed, to show that a result doesn't depend on it.</summary>
public sealed class CultureScope : IDisposable
{
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo _uiCulture = CultureInfo.CurrentUICulture;

    /// <summary>Changes the current culture.</summary>
    /// <param name="name">Its name. Default fr-FR: decimal comma, narrow no-break space between thousands.</param>
    public CultureScope(string name = "fr-FR")
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture;
    }

    /// <summary>Gives the former culture back.</summary>
    public void Dispose()
    {
        CultureInfo.CurrentCulture = _culture;
        CultureInfo.CurrentUICulture = _uiCulture;
    }
}
