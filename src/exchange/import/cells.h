// A cell of another system's report as it was meant: without what spreadsheets, databases and hands left in it. What a
// spreadsheet destroyed (a long number shortened to 9.99E+09) is told from what can be read.
#pragma once

#include <string>
#include <string_view>

namespace alongside {

/// Words as they stand, for text that somebody wrote: spaces at the ends, controls, and the marks that a spreadsheet needs
/// around text go. Zero-width joiners stay, for some scripts are written with them.
std::string meantText(std::string_view cell);

/// A number, a code, a day or a telephone: besides, what nobody sees goes, digits of any script are 0 to 9, ="..." and '...
/// and "..." are taken off.
std::string meantCode(std::string_view cell);

/// Of `meantCode`: what numbers of persons and referrals look like once a spreadsheet took them for sums: "881.0".
std::string withoutPointNought(std::string_view code);
/// The same, and without spaces between digits: "00012 345678" (forSpreadsheet put one there) is one number.
std::string meantNumber(std::string_view code);
/// "9.99E+09": a spreadsheet kept the first digits alone.
bool shortenedBySpreadsheet(std::string_view code);

/// Stands for 'nothing' in whatever a program or a person writes: NULL, N/A, -, #REF!, Not recorded.
bool saysNothing(std::string_view cell);
/// The same in a text that somebody wrote: what programs write there alone. 'None' is an answer.
bool machineSaysNothing(std::string_view cell);
/// The same where a name stands: people are called Null, Nan and None.
bool namesNobody(std::string_view cell);

/// "+44 7700 900101", "07700 900101"; a number of ten digits that lost its 0 to a spreadsheet has it again. What holds no
/// number ("ask the ward") stays as it is.
std::string meantPhone(std::string_view code);

/// 'ELLERY, Maud (Ms)', 'Mr Rafe Tolman', 'ELLERY Maud (Ms)': first name first, without title, capitals where they tell the
/// surname only. Of names in which capitals may be right ('MACBAIN') they stay.
std::string meantName(std::string_view cell);

}  // namespace alongside
