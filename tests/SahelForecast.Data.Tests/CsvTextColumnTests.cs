namespace SahelForecast.Data.Tests;

public class CsvTextColumnTests
{
    private static readonly CsvSeriesOptions Options = new()
    {
        Frequency = Frequency.Yearly,
        PeriodColumn = "year",
        ValueColumn = "value",
        KeyColumns = ["country"],
        TextColumns = ["source", "note"],
    };

    [Fact]
    public void Read_TextColumns_KeepsWordsWithTheirObservation()
    {
        using var text = new StringReader("country,year,value,note,source\nMLI,2022,5,,OCHA\nMLI,2023,6,\"revised, twice\",\nNER,2023,7,new,IOM\n");
        SeriesReadResult result = CsvSeriesReader.Read(text, Options);

        SeriesKey mali = SeriesKey.Of(("country", "MLI"));
        Assert.Equal(
            [
                new ObservationText(2, mali, Period.Year(2022), "source", "OCHA"),
                new ObservationText(3, mali, Period.Year(2023), "note", "revised, twice"),
                new ObservationText(4, SeriesKey.Of(("country", "NER")), Period.Year(2023), "source", "IOM"),
                new ObservationText(4, SeriesKey.Of(("country", "NER")), Period.Year(2023), "note", "new"),
            ],
            result.Texts);
        Assert.Empty(result.Issues);
    }

    [Fact]
    public void Read_TextColumnThatIsAbsent_IsPassedOver()
    {
        using var text = new StringReader("country,year,value\nMLI,2022,5\n");
        SeriesReadResult result = CsvSeriesReader.Read(text, Options);

        Assert.Empty(result.Texts);
        Assert.Empty(result.Issues);
    }

    [Fact]
    public void Read_RowThatIsDropped_LeavesNoText()
    {
        using var text = new StringReader("country,year,value,source\nMLI,2022,many,OCHA\nMLI,2023,5,OCHA\n");
        SeriesReadResult result = CsvSeriesReader.Read(text, Options);

        Assert.Equal(3, Assert.Single(result.Texts).Line);
        Assert.Equal(2, Assert.Single(result.Issues).Line);
    }

    [Fact]
    public void Read_TextColumnWithAnotherRole_Throws()
    {
        using var text = new StringReader("country,year,value\nMLI,2022,5\n");

        Assert.Throws<ArgumentException>(() => CsvSeriesReader.Read(text, Options with { TextColumns = ["value"] }));
    }
}
