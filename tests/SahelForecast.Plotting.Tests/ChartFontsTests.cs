using SahelForecast.Plotting.Typefaces;
using Xunit;

namespace SahelForecast.Plotting.Tests;

public sealed class ChartFontsTests
{
    [Fact]
    public void Choose_SerifAndSans_PrefersSans() => Assert.Equal("DejaVu Sans", ChartFonts.Choose(["DejaVu Serif", "Lato", "DejaVu Sans"]));

    [Fact]
    public void Choose_UnknownFontOnly_TakesIt() => Assert.Equal("Some Font", ChartFonts.Choose(["Some Font"]));

    [Fact]
    public void Choose_NoFont_IsNull() => Assert.Null(ChartFonts.Choose([]));

    [Fact]
    public void CheckReadable_NoTypeface_SaysWhatToInstall() => Assert.Contains(
        "apt-get install fonts-dejavu-core", Assert.Throws<ForecastException>(() => ChartFonts.CheckReadable(null)).Message, StringComparison.Ordinal);
}
