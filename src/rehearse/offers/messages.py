"""English texts about offers. Each refusal has two: what is wrong, and what to do (``_do``)."""

from rehearse.message import Message, Registry

__all__ = ["TEXTS", "english"]

TEXTS = Registry(
    "offers",
    refused="{where}: {what} {do}",
    whole="The offer",
    whole_comparison="The comparison",
    whole_change="The change",
    whole_table="The table",
    # the file as a whole
    no_file="There is no file of this name, or it may not be read.",
    no_file_do="Check the name and the rights of the file.",
    too_large="The file has more than {limit} kB.",
    too_large_do="Give a file that holds one offer.",
    not_utf8="The file is not text in UTF-8.",
    not_utf8_do="Save it as UTF-8.",
    not_json="This is not JSON.",
    not_json_do="Correct the place that is named, or write the file anew.",
    hostile_json="The JSON holds brackets too deep or a number too long to be read.",
    hostile_json_do="Give a file that holds one offer.",
    twice="The key {key} stands twice in one object.",
    twice_do="Leave one of the two.",
    unknown="The key {key} is not known here.",
    unknown_do="Remove it; these are known: {known}.",
    unknown_near="The key {key} is not known here.",
    unknown_near_do="Write {near}, or remove it.",
    # single values
    not_number="{found} is not a number.",
    not_number_do="Give a plain number, without quotes, separators or signs of currency.",
    outside="{found} is outside what is possible here.",
    outside_do="Give a number from {low} to {high}.",
    zero="It is 0.",
    zero_do="Give a number above 0.",
    not_whole="{found} is not a whole number.",
    not_whole_do="Give a whole number.",
    not_flag="{found} is neither true nor false.",
    not_flag_do="Give true or false.",
    not_text="{found} is not a line of text.",
    not_text_do="Give text of 1 to {longest} characters.",
    not_currency="{found} is not a code of a currency.",
    not_currency_do="Give three letters, such as USD or BDT.",
    not_day="{found} is not a day.",
    not_day_do="Give it as year, month and day, such as 2026-07-01.",
    not_object="{found} is not an object.",
    not_object_do="Give an object with its keys in braces.",
    not_list="{found} is not a list.",
    not_list_do="Give a list in square brackets.",
    too_many="There are {count} entries.",
    too_many_do="Give {most} at most.",
    missing="It is missing.",
    missing_do="Give one of {choices}.",
    not_choice="{found} is not known.",
    not_choice_do="Give one of {choices}.",
    needed="It is missing.",
    needed_do="Give it, or remove the entry it belongs to.",
    leave_month="{found} is not a month that can be looked at.",
    leave_month_do="Give whole months from 0 to {last}.",
    # what belongs together
    nothing="The offer pays nothing.",
    nothing_do="Give base, hourly, monthly, grants or signon.",
    two_pays="Pay is given twice, here and in {first}.",
    two_pays_do="Keep one of base, hourly and monthly.",
    hours_needed="Pay by the hour needs the paid hours of a week.",
    hours_needed_do="Give hours_per_week.",
    hours_alone="Hours of a week stand without pay.",
    hours_alone_do="Give base, hourly or monthly, or remove the hours.",
    same_currency="{currency} is the currency of the offer.",
    same_currency_do="Name another currency, or remove the conversion.",
    two_companies="The company is worth {other} in another grant of this offer.",
    two_companies_do="Give the same value in every grant.",
    schedule_needed="The schedule is missing.",
    schedule_needed_do="List when each part vests, as month and basis points: 10,000 are the whole grant.",
    schedule_step="{found} is not a step of a schedule.",
    schedule_step_do="Give [month, basis points], whole numbers, months up to {last}.",
    schedule_sum="The schedule sums to {total} basis points, not 10,000.",
    schedule_sum_do="Look into the letter for the {missing} that differ, and correct it.",
    units_or_money="A grant of shares is given in units or in money, one of them.",
    units_or_money_do="Give units with price, or money.",
    price_needed="Units without a price have no worth.",
    price_needed_do="Give the price of a share today.",
    conversion_alone="A conversion price turns money into units, which then need a price.",
    conversion_alone_do="Give money and price too, or remove it.",
    price_or_company="An option needs a price of the share, traded or claimed, one of them.",
    price_or_company_do="Give price for a traded share, or company_value with fully_diluted.",
    of_a_company="It belongs to a company whose shares are not traded.",
    of_a_company_do="Remove it, or give company_value instead of price.",
    units_or_fraction="The grant is given in units or as a fraction of the company, one of them.",
    units_or_fraction_do="Give units or fraction.",
    diluted_needed="A fraction means nothing without the number of all shares.",
    diluted_needed_do="Ask for the fully diluted count and give it as fully_diluted.",
    # comparing
    offers_count="{count} is no number of offers that can be compared.",
    offers_count_do="Give 2 to {most} offers.",
    no_common_currency="The offers are in {currencies}, without a rate between them.",
    no_common_currency_do="Give convert with a rate and its date in all offers but one.",
    # changes to ask for
    unknown_lever="{found} is not something to ask for.",
    unknown_lever_do="Use one of {levers}.",
    change_amount="The amount is outside what is possible.",
    change_amount_do="Give an amount above 0, at most {high}.",
    change_share="The share of base is outside what is possible.",
    change_share_do="Give a share above 0, at most 1: 0.05 adds five points.",
    change_months="The delay is outside what is possible.",
    change_months_do="Give whole months from 1 to {high}.",
    change_years="The percents by year sum to {total}, not 100.",
    change_years_do="Give one percent for each of up to ten years, such as 38, 32, 20 and 10.",
    # market tables
    market_large="The table has more than {limit} MB.",
    market_large_do="Keep the rows you need and give that file.",
    market_rows="The table has more than {limit} rows.",
    market_rows_do="Keep the rows you need and give that file.",
    market_empty="The table is empty.",
    market_empty_do="Give the file as its publisher offers it.",
    market_text="The table is not text.",
    market_text_do="Give the CSV file, unpacked.",
    market_columns="The columns are of no known table: {found}.",
    market_columns_do="Give the wage levels of the Department of Labor (ALC_Export.csv) or the table of posted pay "
    "(salaries.csv), with their first line.",
    market_places="The columns of the places are not known: {found}.",
    market_places_do="Give Geography.csv, which comes with the wage levels.",
    market_broken="A quote that is opened before line {line} is never closed.",
    market_broken_do="Give the file as its publisher offers it.",
    market_bad_lines="Lines that cannot be read: {count}, the first is line {line}.",
    market_bad_lines_do="Give the file as its publisher offers it.",
    market_json="The JSON cannot be read.",
    market_json_do="Give an object of places, each with the levels I to IV.",
    market_soc="The file does not say for which occupation it is.",
    market_soc_do="Give the code of the occupation, such as 15-2051.",
    market_no_occupation="The table has no row for the occupation {asked}.",
    market_no_occupation_do="Give the code of another occupation, such as 15-2051, as the table writes it.",
    market_level="{found} is not a level of this table.",
    market_level_do="Give one of {levels}.",
    market_no_row="The table has no row for {asked}.",
    market_no_row_do="Give an occupation and an area, or a place such as CA|Alameda County, as the table writes them.",
    market_no_level="The table gives no levels for {asked}; its remark is {label}.",
    market_no_level_do="Choose a wider area, or look at posted pay.",
    market_no_posting="No full-time posting fits {asked}.",
    market_no_posting_do="Titles like it: {near}.",
    # notes on market figures
    base_only="Base only: bonus, equity and benefits are not in it.",
    wage_floor="This is a floor that the law sets for visas, not what companies aim at.",
    wage_by_hour="The table states it by the hour; {hours} hours make a year.",
    posted_not_paid="These are ranges from advertisements, not what people earn. Repeated ones that were left out: "
    "{repeated}.",
    few_postings="Only few postings fit: {count}.",
    converted_by_table="Other currencies were turned into US dollars by the table.",
    # cautions about one offer
    growth_is_a_guess="Every total lets the share price grow by {percent} % a year, which nobody promised. "
    "Totals are not discounted; compare offers by their present value.",
    beats_market="Shares are said to grow by {growth} % a year and are discounted at only {discount} %. "
    "That makes late vesting look good.",
    low_first_year="The first year pays {year_1}, less than the average of {average}.",
    part_time="The figures are for {hours} hours a week; at full time the base would be {full_time} a year.",
    payout_above_target="The bonus is counted at {percent} percent of its target.",
    signon_after_four_years="A sign-on payment in month {month} comes after the four years that are counted.",
    signon_month="A sign-on payment in month {month} belongs to year {year}. If it is paid in year {next}, "
    "give the month in which it is paid.",
    clawback_unsaid="What must be paid back on leaving within {months} months is taken to be the whole amount, "
    "because nothing says that it shrinks. Ask for it pro rata.",
    clawback_gross="On leaving early the whole {amount} before tax is owed back, more than you received.",
    match_without_limit="No legal limit on the pay that counts for the match was given; above it the match stops.",
    match_limited="Pay above the legal limit of {limit} earns no match.",
    expected_grant="Grant {grant} is expected, not promised. It stands on a line of its own and in no total.",
    vests_late="{percent} percent of grant {grant} vests after four years and is not counted.",
    long_cliff="Nothing of grant {grant} vests before month {month}.",
    conversion_far="Grant {grant} was promised as {stated} and is worth {worth} at today's price: "
    "its units were counted at another price.",
    underwater="The options of grant {grant} are worth nothing today: the share costs {price}, "
    "buying it with the option costs {strike}.",
    exercise="Buying what vests of grant {grant} in four years costs {cost}. After leaving, options often end "
    "within 90 days; ask for the window.",
    amt="Exercising options of grant {grant} can cause alternative minimum tax (AMT) before anything is sold. "
    "Ask somebody who knows taxes.",
    section_83b="If options of grant {grant} can be exercised before they vest, an 83(b) election has a short "
    "deadline. Ask somebody who knows taxes.",
    claimed_only="Grant {grant} cannot be sold today and counts 0. Its claimed worth is {claimed}.",
    preferences_first="Investors are paid before grant {grant}; at the claimed value nothing is left for it.",
    double_trigger="Shares of grant {grant} usually become yours only when the company is sold or listed; "
    "ask what happens if that takes longer than the grant lives.",
    qsbs="Gains on shares of grant {grant} may be tax-free as qualified small business stock (QSBS) under conditions. "
    "Ask somebody who knows taxes.",
    # cautions about several offers
    discounts_differ="The offers are discounted at different rates, so their present values do not compare.",
    converted="{of} was turned into {to} at {rate}, the rate of {day}.",
    independent_prices="The share prices of the offers are taken to move independently.",
)


_PLAIN = frozenset({"month", "months", "year", "next", "grant", "line"})
"""Parameters that count and are never set apart."""


def english(message: Message) -> str:
    """The English sentence with thousands set apart, as a report and a terminal show it."""
    values: dict[str, object] = {}
    for name, value in message.params.items():
        if isinstance(value, Message):
            values[name] = english(value)
        else:
            values[name] = f"{value:,}" if isinstance(value, int) and name not in _PLAIN else value
    return TEXTS[message.id].format(**values)
